import type { ActionProps } from "adminjs";
import React from "react";
import ListKeys from "./list-keys.js";
import SavedFilters from "./saved-filters.js";
import SearchBox from "./search-box.js";

interface ListPageProps extends ActionProps {
  /** AdminJS's own list. */
  OriginalComponent: React.ComponentType<ActionProps>;
}

/** A list with what operators reach for all day above it: search, their own filters, keys. */
export default function ListPage({ OriginalComponent, ...props }: ListPageProps): React.ReactElement {
  const { resource, action } = props;
  return (
    <div className="qd-list" key={resource.id}>
      <div className="qd-list-bar">
        {action.custom.isSearched === true && <SearchBox />}
        <SavedFilters resourceId={resource.id} />
        <ListKeys />
      </div>
      <OriginalComponent {...props} />
    </div>
  );
}
