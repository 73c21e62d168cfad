import { dropOf } from "./drop";

const address = {
  address_1: "12 Lake Road",
  address_2: " ",
  city: "Bengaluru",
  postal_code: "560001",
  metadata: { latitude: 12.97, longitude: "77.59", instructions: "  Ring twice " },
};

describe("the delivery point of an address", () => {
  it("is read from its metadata, as numbers or as text", () => {
    expect(dropOf(address)).toEqual({
      latitude: 12.97,
      longitude: 77.59,
      address: "12 Lake Road, Bengaluru, 560001",
      instructions: "Ring twice",
    });
  });

  it.each([
    ["there is no address", null],
    ["there is no point", { ...address, metadata: null }],
    ["half of it is missing", { ...address, metadata: { latitude: 12 } }],
    ["it is empty text", { ...address, metadata: { latitude: "", longitude: "" } }],
    ["it is not a number", { ...address, metadata: { latitude: "north", longitude: 77 } }],
    ["it is off the globe", { ...address, metadata: { latitude: 91, longitude: 77 } }],
  ])("is none when %s", (_, broken) => {
    expect(dropOf(broken)).toBeNull();
  });
});
