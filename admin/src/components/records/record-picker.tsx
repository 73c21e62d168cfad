import { SelectAsync } from "@adminjs/design-system";
import { ApiClient, type RecordJSON } from "adminjs";
import React from "react";
import { useSay } from "../../locale/say.js";
import { noteRecordName, useRecordNames } from "./record-names.js";

const api = new ApiClient();

interface Choice {
  value: string;
  label: string;
}

export interface RecordPickerProps {
  /** Of the input, for its label. */
  id: string;
  /** The resource whose records are searched as one types. */
  resource: string;
  /** The ids of what is picked. */
  picked: readonly string[];
  isSeveral?: boolean;
  /** What an empty choice means. */
  placeholder?: string;
  onPick: (picked: string[]) => void;
}

/** Picks records of another list by typing a part of what they are searched by; however many there are. */
export default function RecordPicker(props: RecordPickerProps): React.ReactElement {
  const { id, resource, picked, isSeveral = false, placeholder, onPick } = props;
  const say = useSay();
  const names = useRecordNames(resource, picked);
  const chosen = picked.map((value): Choice => ({ value, label: names[value] ?? "…" }));
  const find = async (query: string): Promise<Choice[]> => {
    const records = await api.searchRecords({ resourceId: resource, query });
    return records.map((record) => {
      const label = nameOf(record);
      noteRecordName(resource, record.id, label);
      return { value: record.id, label };
    });
  };
  return (
    <SelectAsync
      inputId={id}
      classNamePrefix="qd-pick"
      value={isSeveral ? chosen : (chosen[0] ?? null)}
      isMulti={isSeveral as false}
      isClearable
      cacheOptions
      defaultOptions
      loadOptions={find}
      placeholder={placeholder ?? say("Type to search")}
      noOptionsMessage={() => say("Nothing found.")}
      loadingMessage={() => say("Loading…")}
      onChange={(now: Choice | readonly Choice[] | null) =>
        onPick(now === null ? [] : ("value" in now ? [now] : now).map(({ value }) => value))
      }
    />
  );
}

const nameOf = ({ id, title, populated }: RecordJSON): string => title || Object.values(populated)[0]?.title || id;
