const MAX_CODE = 32;

/** Codes made of names: `White Field SO` becomes `WHITE-FIELD-SO`; names that are equal get `-2`, `-3`, by their order. */
export class CodeMaker {
  private readonly used = new Map<string, number>();
  private readonly prefix: string;

  constructor(prefix = "") {
    this.prefix = prefix.toUpperCase();
  }

  /** The code of the next name; null of a name without a letter or digit that codes may have. */
  codeOf(name: string): string | null {
    const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase();
    const words = plain.replace(/[^A-Z0-9]+/g, "-").replace(/^-|-$/g, "");
    const base = `${this.prefix}${words}`.slice(0, MAX_CODE).replace(/-$/, "");
    if (words === "" || base.length < 2) return null;
    const count = (this.used.get(base) ?? 0) + 1;
    this.used.set(base, count);
    if (count === 1) return base;
    const end = `-${count}`;
    return `${base.slice(0, MAX_CODE - end.length).replace(/-$/, "")}${end}`;
  }
}
