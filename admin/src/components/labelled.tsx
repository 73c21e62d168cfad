import { useTranslation, type PropertyJSON } from "adminjs";
import React from "react";

/** A value under its name, as on a record's page. */
export function Labelled({
  property,
  children,
}: {
  property: PropertyJSON;
  children: React.ReactNode;
}): React.ReactElement {
  const { translateProperty } = useTranslation();
  return (
    <div className="qd-labelled">
      <span className="qd-label">{translateProperty(property.label, property.resourceId)}</span>
      <span>{children}</span>
    </div>
  );
}
