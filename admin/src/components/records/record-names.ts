import { ApiClient, type RecordJSON } from "adminjs";
import { useEffect, useState } from "react";

const api = new ApiClient();
/** Names that were asked for since the page was loaded. */
const known = new Map<string, Promise<string>>();

/** What people call these records, by their ids; a name that is not there yet is left out. */
export function useRecordNames(resource: string, ids: readonly string[]): Readonly<Record<string, string>> {
  const [names, setNames] = useState<Record<string, string>>({});
  useEffect(() => {
    let isThere = true;
    for (const id of ids) {
      void nameOf(resource, id).then((name) => {
        if (isThere && name) setNames((before) => ({ ...before, [id]: name }));
      });
    }
    return () => {
      isThere = false;
    };
  }, [resource, ids.join()]);
  return names;
}

/** Notes the name of a record that was read anyway. */
export function noteRecordName(resource: string, id: string, name: string): void {
  known.set(`${resource}/${id}`, Promise.resolve(name));
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
