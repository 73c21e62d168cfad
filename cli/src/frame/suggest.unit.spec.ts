import { TOPICS } from "../commands/index.js";
import { describeLostVerb } from "./suggest.js";

describe("a verb in front", () => {
  it("is put behind the topic that follows", () => {
    expect(describeLostVerb(["list", "stores"], TOPICS)).toBe("unknown command 'list' (Did you mean stores list?)");
  });

  it("is put behind its only topic", () => {
    expect(describeLostVerb(["pause"], TOPICS)).toBe("unknown command 'pause' (Did you mean stores pause?)");
  });

  it("of several topics names them", () => {
    expect(describeLostVerb(["show"], TOPICS)).toMatch(
      /^unknown command 'show': say of what, .*stores show.*orders show/,
    );
  });

  it("is not seen in any other word", () => {
    expect(describeLostVerb(["stors", "list"], TOPICS)).toBeNull();
  });
});
