import { treeOf, visibleRows } from "./category-tree.js";

const category = (id: string, parent_category_id: string | null, rank: number) => ({
  id,
  name: id,
  parent_category_id,
  rank,
  is_active: true,
});
const all = [
  category("tea", "drinks", 1),
  category("drinks", null, 1),
  category("juice", "drinks", 0),
  category("dal", null, 0),
];
const idsOf = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);

describe("the tree of categories", () => {
  it("has siblings in their rank, children below their parents", () => {
    expect(idsOf(visibleRows(treeOf(all), new Set()))).toEqual(["dal", "drinks", "juice", "tea"]);
    expect(visibleRows(treeOf(all), new Set()).map(({ level }) => level)).toEqual([1, 1, 2, 2]);
  });

  it("leaves out what is below a folded one", () => {
    expect(idsOf(visibleRows(treeOf(all), new Set(["drinks"])))).toEqual(["dal", "drinks"]);
  });

  it("shows a child whose parent is not there at the top", () => {
    expect(idsOf(treeOf([category("tea", "gone", 0)]))).toEqual(["tea"]);
  });
});
