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
    <div className="qd-list" key={resource.id} onClickCapture={chooseRow}>
      <div className="qd-list-bar">
        {action.custom.isSearched === true && <SearchBox />}
        <SavedFilters resourceId={resource.id} />
        <ListKeys />
      </div>
      <OriginalComponent {...props} />
    </div>
  );
}

/**
 * AdminJS opens a row that is clicked, except on a link, a button or a whole drawing. Its box to choose the row is a
 * hidden field beside a drawn link: Space on the field, or a click on the drawn tick, would leave the list. Both are
 * made a click on the link, once this one is over: a field whose click was taken back forgets what changes meanwhile.
 */
function chooseRow(event: React.MouseEvent): void {
  const target = event.target as Element;
  const box = target.closest("tr[data-id] .adminjs_Checkbox");
  const link = box?.querySelector("a");
  if (!link || target === link) return;
  event.preventDefault();
  event.stopPropagation();
  setTimeout(() => link.click());
}
