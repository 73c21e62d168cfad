// `npm stop`: ends everything that a start of this home runs, also after the start itself was killed.
import { readSettings } from "./settings.mjs";
import { exitWith } from "./platform/session.mjs";
import { stopPlatform } from "./platform/stop.mjs";

await exitWith(() => stopPlatform(readSettings()));
