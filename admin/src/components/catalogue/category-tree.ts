import type { CategoryAnswer } from "./product-answers.js";

export interface CategoryNode extends CategoryAnswer {
  level: number;
  children: CategoryNode[];
}

/** Categories as a tree, siblings in their rank; those whose parent is not among them stand at the top. */
export function treeOf(categories: readonly CategoryAnswer[]): CategoryNode[] {
  const known = new Set(categories.map(({ id }) => id));
  const childrenOf = (parent: string | null, level: number): CategoryNode[] =>
    categories
      .filter(({ parent_category_id: id }) => (id !== null && known.has(id) ? id : null) === parent)
      .sort((left, right) => left.rank - right.rank || left.name.localeCompare(right.name))
      .map((category) => ({ ...category, level, children: childrenOf(category.id, level + 1) }));
  return childrenOf(null, 1);
}

/** The rows that are seen, from top to bottom: children of folded ones are left out. */
export function visibleRows(nodes: readonly CategoryNode[], folded: ReadonlySet<string>): CategoryNode[] {
  return nodes.flatMap((node) => [node, ...(folded.has(node.id) ? [] : visibleRows(node.children, folded))]);
}
