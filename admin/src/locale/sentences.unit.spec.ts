import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { HINDI } from "./hindi/index.js";
import { LANGUAGES } from "./languages.js";
import { locale } from "./names.js";

const SOURCES = join(__dirname, "..");
/** Fields of forms and actions that people read. */
const SAID_FIELDS = new Set(["explanation", "submitLabel", "done", "label", "help", "unit"]);
/** Tables of words that are said one by one. */
const SAID_TABLES = /_WORDS$|^WORDS$|^SHORT_DAYS$/;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.spec\.|\.d\.ts$/.test(entry.name) ? [path] : [];
  });
}

/** The sentences that an expression can be. */
function textsOf(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return [textsOf(node.left).join("") + textsOf(node.right).join("")];
  }
  return [];
}

function saidIn(path: string): string[] {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const said: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(file) === "say" && node.arguments[0]) {
      said.push(...textsOf(node.arguments[0]));
    }
    if (ts.isPropertyAssignment(node) && path.includes("/panel/") && SAID_FIELDS.has(node.name.getText(file))) {
      said.push(...textsOf(node.initializer));
    }
    const isTable = ts.isVariableDeclaration(node) && SAID_TABLES.test(node.name.getText(file));
    if (isTable && node.initializer && ts.isObjectLiteralExpression(node.initializer)) {
      for (const word of node.initializer.properties) {
        if (ts.isPropertyAssignment(word)) said.push(...textsOf(word.initializer));
      }
    }
    ts.forEachChild(node, look);
  };
  look(file);
  return said;
}

describe("what the panel says", () => {
  it("has every sentence in Hindi: add what is listed here to a file below locale/hindi", () => {
    const said = new Set(sources(SOURCES).flatMap(saidIn));
    expect(said.size).toBeGreaterThan(100);
    expect([...said].filter((sentence) => !(sentence in HINDI)).sort()).toEqual([]);
  });

  it("keeps the values of a sentence in its translation", () => {
    const namesOf = (sentence: string): string => (sentence.match(/\{\w+\}/g) ?? []).sort().join();
    const broken = Object.entries(HINDI).filter(([english, hindi]) => namesOf(english) !== namesOf(hindi));
    expect(broken).toEqual([]);
  });

  it("names every resource, page and action in both languages", () => {
    const keysOf = (language: string, part: string): string[] =>
      Object.keys((locale.translations?.[language]?.[part] ?? {}) as Record<string, string>).sort();
    for (const part of ["pages", "resources"]) {
      expect(LANGUAGES.map((language) => keysOf(language, part))).toEqual(LANGUAGES.map(() => keysOf("en", part)));
    }
    for (const part of ["actions", "labels", "properties"]) {
      const hindi = keysOf("hi", part);
      expect(keysOf("en", part).filter((key) => !hindi.includes(key))).toEqual([]);
    }
  });
});
