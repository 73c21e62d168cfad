import { SelectAsync } from "@adminjs/design-system";
import { ApiClient, type RecordJSON } from "adminjs";
import React from "react";
import { useSay } from "../../locale/say.js";

const api = new ApiClient();

/** A record that was picked: what it is called, and its id. */
export interface Picked {
  value: string;
  label: string;
}

export interface RecordPickerProps {
  id: string;
  label: string;
  /** The resource whose records are searched as one types. */
  resource: string;
  picked: Picked | readonly Picked[] | null;
  isSeveral?: boolean;
  onPick: (picked: readonly Picked[]) => void;
}

/** Picks records of another list by typing a part of what they are searched by; however many there are. */
export default function RecordPicker(props: RecordPickerProps): React.ReactElement {
  const { id, label, resource, picked, isSeveral = false, onPick } = props;
  const say = useSay();
  const find = async (query: string): Promise<Picked[]> => {
    const records = await api.searchRecords({ resourceId: resource, query });
    return records.map(pickedOf);
  };
  return (
    <div className="qd-field">
      <label htmlFor={id}>{label}</label>
      <SelectAsync
        inputId={id}
        value={picked}
        isMulti={isSeveral as false}
        isClearable
        cacheOptions
        defaultOptions
        loadOptions={find}
        placeholder={say("Type to search")}
        noOptionsMessage={() => say("Nothing found.")}
        loadingMessage={() => say("Loading…")}
        onChange={(chosen: Picked | readonly Picked[] | null) =>
          onPick(chosen === null ? [] : "value" in chosen ? [chosen] : chosen)
        }
      />
    </div>
  );
}

const pickedOf = ({ id, title, populated }: RecordJSON): Picked => ({
  value: id,
  label: title || Object.values(populated)[0]?.title || id,
});
