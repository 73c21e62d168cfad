import React, { useMemo, useState } from "react";
import { useSay } from "../../locale/say.js";
import { callAdminApi, useAdminApi, useMayCall } from "../api/admin-api.js";
import { ReadingError, Section } from "../records/parts.js";
import CategoryForm, { type CategoryChange } from "./category-form.js";
import { treeOf, visibleRows, type CategoryNode } from "./category-tree.js";
import type { CategoryAnswer } from "./product-answers.js";

const MAXIMUM_CATEGORIES = 1000;
const INDENT_PX = 24;

/** The tree of categories: folded with the arrow keys, each one changed beside it. */
export default function CategoriesPage(): React.ReactElement {
  const say = useSay();
  const reading = useAdminApi<{ product_categories: CategoryAnswer[] }>(
    `/product-categories?limit=${MAXIMUM_CATEGORIES}&fields=id,name,parent_category_id,rank,is_active`,
  );
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [error, setError] = useState("");
  const mayChange = useMayCall("POST", "/product-categories");
  const categories = reading.data?.product_categories ?? [];
  const rows = useMemo(() => visibleRows(treeOf(categories), folded), [reading.data, folded]);
  const chosen = categories.find(({ id }) => id === chosenId) ?? null;

  const change = async ({ method, path, body }: CategoryChange): Promise<boolean> => {
    setError("");
    try {
      await callAdminApi(method, path, body);
      if (method === "DELETE") setChosenId(null);
      reading.reload();
      return true;
    } catch (refusal) {
      setError(say((refusal as Error).message));
      return false;
    }
  };
  const fold = (node: CategoryNode, isFolded: boolean): void => {
    const next = new Set(folded);
    if (isFolded) next.add(node.id);
    else next.delete(node.id);
    setFolded(next);
  };

  return (
    <div className="qd-page">
      <h1>{say("Categories")}</h1>
      {reading.error && <ReadingError error={reading.error} retry={reading.reload} />}
      <div className="qd-columns">
        <Section title={say("Tree")}>
          <Tree rows={rows} folded={folded} chosenId={chosenId} onChoose={setChosenId} onFold={fold} />
        </Section>
        {mayChange && (
          <Section title={chosen ? chosen.name : say("New category")}>
            {error && (
              <p className="qd-alarm" role="alert">
                {error}
              </p>
            )}
            <CategoryForm key={chosenId ?? "new"} category={chosen} categories={categories} onChange={change} />
            {chosen && (
              <button type="button" className="qd-link" onClick={() => setChosenId(null)}>
                {say("Make a new one instead")}
              </button>
            )}
          </Section>
        )}
      </div>
    </div>
  );
}

interface TreeProps {
  rows: readonly CategoryNode[];
  folded: ReadonlySet<string>;
  chosenId: string | null;
  onChoose: (id: string) => void;
  onFold: (node: CategoryNode, isFolded: boolean) => void;
}

function Tree({ rows, folded, chosenId, onChoose, onFold }: TreeProps): React.ReactElement {
  const say = useSay();
  const press = (event: React.KeyboardEvent, index: number): void => {
    const row = rows[index];
    const items = event.currentTarget.parentElement?.children;
    if (!row) return;
    if (event.key === "ArrowRight") onFold(row, false);
    else if (event.key === "ArrowLeft") onFold(row, true);
    else if (event.key === "Enter" || event.key === " ") onChoose(row.id);
    else if (event.key === "ArrowDown") (items?.[index + 1] as HTMLElement | undefined)?.focus();
    else if (event.key === "ArrowUp") (items?.[index - 1] as HTMLElement | undefined)?.focus();
    else return;
    event.preventDefault();
  };
  const reachable = rows.some(({ id }) => id === chosenId) ? chosenId : rows[0]?.id;
  if (rows.length === 0) return <p className="qd-nothing">{say("None yet.")}</p>;
  return (
    <ul className="qd-tree" role="tree" aria-label={say("Categories")}>
      {rows.map((row, index) => (
        <li
          key={row.id}
          role="treeitem"
          aria-level={row.level}
          aria-selected={row.id === chosenId}
          {...(row.children.length > 0 && { "aria-expanded": !folded.has(row.id) })}
          tabIndex={row.id === reachable ? 0 : -1}
          style={{ paddingLeft: (row.level - 1) * INDENT_PX }}
          onClick={() => onChoose(row.id)}
          onKeyDown={(event) => press(event, index)}
        >
          <span
            aria-hidden="true"
            className="qd-twig"
            onClick={(event) => {
              event.stopPropagation();
              onFold(row, !folded.has(row.id));
            }}
          >
            {row.children.length === 0 ? "·" : folded.has(row.id) ? "▸" : "▾"}
          </span>
          {row.name}
          {!row.is_active && ` (${say("not shown")})`}
        </li>
      ))}
    </ul>
  );
}
