import { ApiClient, type RecordJSON } from "adminjs";
import React, { useEffect, useState } from "react";
import { useSay } from "../../locale/say.js";
import { RecordLink } from "./parts.js";

const api = new ApiClient();
/** Names that were asked for since the page was loaded. */
const known = new Map<string, Promise<string>>();

/** A link to another record's page, by what people call it. */
export default function RecordName({ resource, id }: { resource: string; id: string }): React.ReactElement {
  const say = useSay();
  const [name, setName] = useState("");
  useEffect(() => {
    let isThere = true;
    void nameOf(resource, id).then((found) => isThere && setName(found));
    return () => {
      isThere = false;
    };
  }, [resource, id]);
  return <RecordLink resource={resource} id={id} text={name || say("Open")} />;
}

function nameOf(resourceId: string, recordId: string): Promise<string> {
  const key = `${resourceId}/${recordId}`;
  let name = known.get(key);
  if (!name) {
    name = api.recordAction({ resourceId, recordId, actionName: "show" }).then(
      ({ data }) => (data.record as RecordJSON | undefined)?.title ?? "",
      () => {
        known.delete(key);
        return "";
      },
    );
    known.set(key, name);
  }
  return name;
}
