import React from "react";
import { useSay } from "../../locale/say.js";
import { RecordLink } from "./parts.js";
import { useRecordNames } from "./record-names.js";

/** A link to another record's page, by what people call it. */
export default function RecordName({ resource, id }: { resource: string; id: string }): React.ReactElement {
  const say = useSay();
  const names = useRecordNames(resource, [id]);
  return <RecordLink resource={resource} id={id} text={names[id] ?? say("Open")} />;
}
