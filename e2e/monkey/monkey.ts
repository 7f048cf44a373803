import type { Page } from "@playwright/test";
import { Random } from "../../src/cli/differential/random.ts";
import { dropFiles } from "../support/giveFiles.ts";
import { anyFile, anyKey, anyLink, anyText } from "./inputs.ts";
import { clickTargets } from "./targets.ts";

type Act = (page: Page, random: Random) => Promise<string>;

/**
 * Somebody who does anything that the page lets a user do: what, says the seed. When the page answers is not the seed's
 * to say, so that the same seed need not lead to the same end.
 */
export class Monkey {
  /** What was done, in words; the last ones. */
  readonly log: string[] = [];
  count = 0;
  private readonly page: Page;
  private readonly seed: number;

  constructor(page: Page, seed: number) {
    this.page = page;
    this.seed = seed;
    const random = new Random(seed, -1);
    page.on("filechooser", chooser => {
      const { name, bytes } = anyFile(random);
      void chooser
        .setFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) })
        // It may be gone, or want a folder.
        .catch(() => undefined);
    });
    page.on("download", download => void download.delete().catch(() => undefined));
    page.on("dialog", dialog => void dialog.dismiss().catch(() => undefined));
    page.context().on("page", other => void other.close().catch(() => undefined));
  }

  /** Does one thing. */
  async act(): Promise<void> {
    const random = new Random(this.seed, this.count++);
    // A walk out of the app ends on the browser's empty page.
    if (this.page.url().startsWith("about:")) await this.page.goto("./");
    const done = await random.pick(ACTS)(this.page, random).catch(interrupted);
    this.log.push(`${this.count}: ${done}`);
    if (this.log.length > KEPT) this.log.shift();
    if (random.chance(20)) await this.page.waitForTimeout(random.pick([20, 100, 400]));
  }
}

const KEPT = 60;

/** A page that is just being loaded again cannot be asked. */
function interrupted(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/Execution context was destroyed|navigation|Cannot find context/i.test(message))
    return "is interrupted by a reload";
  throw error;
}

const press: Act = async (page, random) => {
  const keys = random.list(random.pick([1, 1, 1, 3]), () => anyKey(random));
  for (const key of keys) await page.keyboard.press(key);
  return `presses ${keys.join(" ")}`;
};

const click: Act = async (page, random) => {
  const targets = await clickTargets(page);
  if (targets.length === 0) return "finds nothing to click";
  const { what, x, y } = random.pick(targets);
  const button = random.chance(10) ? "right" : "left";
  await page.mouse.click(x, y, { button, clickCount: random.chance(10) ? 2 : 1 });
  return `clicks (${button}) on ${what}`;
};

/** A place in the window; where the views are, more often. */
function anyPlace(page: Page, random: Random): readonly [x: number, y: number] {
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 720 };
  return [
    random.below(width),
    random.chance(80) ? random.between(90, Math.max(91, height - 30)) : random.below(height),
  ];
}

const point: Act = async (page, random) => {
  const [x, y] = anyPlace(page, random);
  const how = random.pick(["left", "left", "right", "double", "hover"] as const);
  if (how === "hover") await page.mouse.move(x, y, { steps: 3 });
  else if (how === "double") await page.mouse.dblclick(x, y);
  else await page.mouse.click(x, y, { button: how });
  return `${how} at ${x},${y}`;
};

const wheel: Act = async (page, random) => {
  const [x, y] = anyPlace(page, random);
  await page.mouse.move(x, y);
  const isZoom = random.chance(50);
  if (isZoom) await page.keyboard.down("Control");
  const by = random.pick([-1000, -100, 100, 100, 1000]);
  await page.mouse.wheel(random.chance(20) ? by : 0, by);
  if (isZoom) await page.keyboard.up("Control");
  return `${isZoom ? "zooms" : "scrolls"} by ${by} at ${x},${y}`;
};

const drag: Act = async (page, random) => {
  const [from, to] = [anyPlace(page, random), anyPlace(page, random)];
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 4 });
  await page.mouse.up();
  return `drags from ${from.join()} to ${to.join()}`;
};

const type: Act = async (page, random) => {
  const isBox = await page.evaluate(() => document.activeElement?.matches("input, textarea") ?? false);
  if (!isBox) await page.keyboard.press(random.pick(["/", "Control+k", "Tab"]));
  const text = anyText(random);
  if (random.chance(50)) await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
  if (random.chance(60)) await page.keyboard.press("Enter");
  return `types ${JSON.stringify(text.slice(0, 40))}`;
};

/** What is in Columns stays: the figures are read off the page at the end, column by column. */
const choose: Act = async (page, random) => {
  const boxes = await page.locator("select:visible").all();
  if (boxes.length === 0) return "finds nothing to choose";
  const box = random.pick(boxes);
  const options = await box.locator("option").count();
  const index = random.below(Math.max(1, options));
  await box.selectOption({ index }, { timeout: 500 }).catch(() => undefined);
  return `chooses option ${index} of a select`;
};

const follow: Act = async (page, random) => {
  const link = anyLink(random);
  await page.evaluate(hash => void (location.hash = hash), link);
  return `follows ${link}`;
};

const drop: Act = async (page, random) => {
  const files = random.list(random.pick([1, 1, 1, 2]), () => anyFile(random));
  await dropFiles(page, ...files);
  return `drops ${files.map(({ name }) => name).join(", ")}`;
};

const walk: Act = async (page, random) => {
  const steps = random.pick([-1, -1, -1, -2, 1]);
  await page.evaluate(steps => history.go(steps), steps);
  return `walks ${steps} in the history`;
};

const resize: Act = async (page, random) => {
  const size = { width: random.between(360, 1700), height: random.between(300, 1100) };
  await page.setViewportSize(size);
  return `resizes to ${size.width}×${size.height}`;
};

const look: Act = async (page, random) => {
  const media = {
    colorScheme: random.pick(["light", "dark"] as const),
    reducedMotion: random.pick(["reduce", "no-preference"] as const),
    forcedColors: random.pick(["none", "none", "none", "active"] as const),
  };
  await page.emulateMedia(media);
  return `prefers ${Object.values(media).join(" ")}`;
};

const reload: Act = async page => {
  await page.reload();
  return "reloads";
};

const ACTS: readonly Act[] = [
  press,
  press,
  press,
  press,
  press,
  click,
  click,
  click,
  click,
  click,
  click,
  click,
  point,
  point,
  point,
  wheel,
  wheel,
  drag,
  type,
  type,
  choose,
  follow,
  follow,
  drop,
  walk,
  walk,
  resize,
  look,
  // Once in three hundred or so would be often enough.
  async (page, random) => (random.chance(10) ? reload(page, random) : press(page, random)),
];
