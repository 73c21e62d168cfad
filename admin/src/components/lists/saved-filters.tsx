import React, { useState } from "react";
import { useSearchParams } from "react-router-dom";
import { useSay } from "../../locale/say.js";
import { callPanel, usePanel } from "../api/admin-api.js";
import { keptQuery } from "./list-address.js";

interface SavedFilter {
  name: string;
  query: string;
}

const MAXIMUM_NAME = 60;

/** An operator's own filters of this list: chosen with a click, saved under a name, removed. */
export default function SavedFilters({ resourceId }: { resourceId: string }): React.ReactElement {
  const say = useSay();
  const path = `/saved-filters/${encodeURIComponent(resourceId)}`;
  const { data, reload } = usePanel<{ saved_filters: SavedFilter[] }>(path);
  const [address, setAddress] = useSearchParams();
  const [name, setName] = useState<string | null>(null);
  const [error, setError] = useState("");
  const query = keptQuery(address);
  const saved = data?.saved_filters ?? [];
  const isSaved = saved.some((filter) => filter.query === query);

  const change = async (call: string, body: Partial<SavedFilter>): Promise<void> => {
    setError("");
    try {
      await callPanel("POST", call, body);
      setName(null);
      reload();
    } catch (refusal) {
      setError(say((refusal as Error).message));
    }
  };

  return (
    <div className="qd-saved">
      {saved.map((filter) => (
        <span key={filter.name} className="qd-chip" data-on={filter.query === query}>
          <button type="button" aria-pressed={filter.query === query} onClick={() => setAddress(filter.query)}>
            {filter.name}
          </button>
          <button
            type="button"
            aria-label={say("Remove the filter {name}", { name: filter.name })}
            onClick={() => void change(`${path}/remove`, { name: filter.name })}
          >
            ×
          </button>
        </span>
      ))}
      {query !== "" && !isSaved && name === null && (
        <button type="button" className="qd-link" onClick={() => setName("")}>
          {say("Save this filter")}
        </button>
      )}
      {name !== null && (
        <form
          className="qd-save"
          onSubmit={(event) => {
            event.preventDefault();
            void change(path, { name, query });
          }}
        >
          <input
            autoFocus
            required
            aria-label={say("Name of the filter")}
            placeholder={say("Name of the filter")}
            maxLength={MAXIMUM_NAME}
            value={name}
            onChange={({ target }) => setName(target.value)}
            onKeyDown={({ key }) => key === "Escape" && setName(null)}
          />
          <button type="submit" className="qd-link">
            {say("Save")}
          </button>
        </form>
      )}
      {error && (
        <span className="qd-alarm" role="alert">
          {error}
        </span>
      )}
    </div>
  );
}
