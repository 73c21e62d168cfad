import type { ActionProps } from "adminjs";
import React from "react";
import { useLocation } from "react-router-dom";
import { useSay } from "../../locale/say.js";
import { Section } from "./parts.js";

/** Hands a list over as a CSV file, with the filters that were set in it. */
export default function ExportList({ resource }: ActionProps): React.ReactElement {
  const say = useSay();
  const { search } = useLocation();
  return (
    <div className="qd-record">
      <Section title={say("This list as a file")}>
        <p>{say("All columns, with the filters and the order of the list; 20,000 rows at the most.")}</p>
        <p>
          <a href={`/admin/api/own/lists/${resource.id}.csv${search}`} download={`${resource.id}.csv`}>
            {say("Download as CSV")}
          </a>
        </p>
      </Section>
    </div>
  );
}
