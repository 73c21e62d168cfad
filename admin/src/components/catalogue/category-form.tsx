import { Button } from "@adminjs/design-system";
import React, { useState } from "react";
import { useSay } from "../../locale/say.js";
import type { CategoryAnswer } from "./product-answers.js";

export interface CategoryChange {
  method: "POST" | "DELETE";
  path: string;
  body?: Record<string, unknown>;
}

export interface CategoryFormProps {
  /** Null: a new one. */
  category: CategoryAnswer | null;
  categories: readonly CategoryAnswer[];
  /** Answers whether it was done. */
  onChange: (change: CategoryChange) => Promise<boolean>;
}

/** A category's name, its place in the tree, and whether shoppers see it. */
export default function CategoryForm({ category, categories, onChange }: CategoryFormProps): React.ReactElement {
  const say = useSay();
  const [name, setName] = useState(category?.name ?? "");
  const [parent, setParent] = useState(category?.parent_category_id ?? "");
  const [isActive, setActive] = useState(category?.is_active ?? true);
  const [isSending, setSending] = useState(false);
  const path = category ? `/product-categories/${encodeURIComponent(category.id)}` : "/product-categories";
  const siblings = categories.filter(({ parent_category_id: id }) => id === (category?.parent_category_id ?? null));
  const send = async (change: CategoryChange): Promise<void> => {
    setSending(true);
    const isDone = await onChange(change);
    setSending(false);
    if (isDone && !category) setName("");
  };
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (isSending) return;
    void send({
      method: "POST",
      path,
      body: { name: name.trim(), parent_category_id: parent || null, is_active: isActive },
    });
  };
  const move = (rank: number): void => void send({ method: "POST", path, body: { rank } });

  return (
    <form className="qd-record" onSubmit={submit}>
      <div className="qd-field">
        <label htmlFor="category-name">{say("Name")}</label>
        <input
          id="category-name"
          required
          maxLength={120}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </div>
      <div className="qd-field">
        <label htmlFor="category-parent">{say("Below")}</label>
        <select
          id="category-parent"
          className="qd-select"
          value={parent}
          onChange={({ target }) => setParent(target.value)}
        >
          <option value="">{say("Nothing: at the top")}</option>
          {categories
            .filter(({ id }) => id !== category?.id)
            .map(({ id, name: other }) => (
              <option key={id} value={id}>
                {other}
              </option>
            ))}
        </select>
      </div>
      <label className="qd-check">
        <input type="checkbox" checked={isActive} onChange={({ target }) => setActive(target.checked)} />
        {say("Shown in the shop")}
      </label>
      <div className="qd-buttons">
        <Button type="submit" variant="contained" color="primary" disabled={isSending}>
          {say("Save")}
        </Button>
        {category && (
          <>
            <Button
              type="button"
              variant="outlined"
              disabled={isSending || category.rank === 0}
              onClick={() => move(category.rank - 1)}
            >
              {say("Move up")}
            </Button>
            <Button
              type="button"
              variant="outlined"
              disabled={isSending || category.rank >= siblings.length - 1}
              onClick={() => move(category.rank + 1)}
            >
              {say("Move down")}
            </Button>
            <Button
              type="button"
              variant="outlined"
              color="danger"
              disabled={isSending}
              onClick={() => {
                if (window.confirm(say("Delete {name}? This cannot be undone.", { name: category.name }))) {
                  void send({ method: "DELETE", path });
                }
              }}
            >
              {say("Delete")}
            </Button>
          </>
        )}
      </div>
    </form>
  );
}
