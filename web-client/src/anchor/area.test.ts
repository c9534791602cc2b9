import { expect, test } from "vitest";
import { between, readArea, within, writeArea } from "./area";

test("an area that is written is read as it was", () => {
  const area = { page: 3, x: 10, y: 20.5, width: 30, height: 0.5 };
  expect(writeArea(area)).toBe("xywh=percent:10,20.5,30,0.5");
  expect(readArea("page=3", writeArea(area))).toEqual(area);
});

test.each(["xywh=10,20,30,40", "xywh=pixel:1,2,3,4", "xywh=percent:1,2,3", "xywh=percent:-1,2,3,4", "char=1,2"])("%s is no area of a page", (value) => {
  expect(readArea("page=3", value)).toBeNull();
});

test("two corners make one area in whichever order and however far outside of the image", () => {
  expect(between(1, 80, 90, 10, 20)).toEqual({ page: 1, x: 10, y: 20, width: 70, height: 70 });
  expect(between(1, -50, 50, 200, 300)).toEqual({ page: 1, x: 0, y: 50, width: 100, height: 50 });
});

test("an area is pushed back onto the image and stays large enough to be seen", () => {
  expect(within({ page: 1, x: 95, y: -4, width: 20, height: 0 })).toEqual({ page: 1, x: 80, y: 0, width: 20, height: 0.5 });
});
