import type { FlameAnswer } from "../../engine/protocol";
import { boxOfPath, NO_BOX } from "../../render/flame/boxPath";
import { boxToReveal } from "../../render/flame/boxToReveal";
import { type Colouring, stylesOf } from "../../render/flame/frameStyles";
import { boxAt, type Hit } from "../../render/flame/hitTest";
import { type Layer, layersOf } from "../../render/flame/layers";
import { Palette, type FlameTheme } from "../../render/flame/palette";
import { maxScrollPx, type Pane, scrollToRow } from "../../render/flame/pane";
import { hidesRows, rowCountOf } from "../../render/flame/rows";
import { subjectKey } from "../../render/flame/wantedAnswer";
import { blendViewports, revealRange, type Viewport, WHOLE_GRAPH } from "../../render/flame/viewport";
import type { FlamePicture } from "../../render/flame/picture";
import type { FlameCanvases } from "./FlameCanvases";

const ANIMATION_MS = 160;

/**
 * - `frame`: a frame begins, boxes may be asked for
 * - `moved`: the viewport or the canvas's size
 * - `answered`: the boxes at hand
 * - `overview`: the boxes of the minimap
 * - `styled`: theme, search hits, what colours go by
 * - `drawn`: the latest answer's pixels are on screen, at rest
 */
export type StageChange = "frame" | "moved" | "answered" | "overview" | "styled" | "drawn";

/**
 * What is on the two canvases, outside of React: answers at hand, viewport, hover, and one animation frame loop
 * that runs only while something has changed.
 */
export class FlameStage {
  /** Where the viewport is, or is heading to: what to ask for. */
  target: Viewport = WHOLE_GRAPH;
  current: FlameAnswer | undefined;
  overview: FlameAnswer | undefined;
  palette: Palette | undefined;
  matches: Uint8Array | undefined;

  private canvases: FlameCanvases | undefined;
  private readonly unitOf: (sampleTypeIndex: number) => string;
  private readonly startRow: number;
  private readonly listeners = new Set<(change: StageChange) => void>();
  private layers: readonly Layer[] = [];
  private pixelRatio = 1;
  private widthPx = 0;
  private heightPx = 0;
  private rootAtBottom = false;
  private shown: Viewport = WHOLE_GRAPH;
  private animation: { readonly start: Viewport; readonly startedMs: number } | undefined;
  private boxStyles = new WeakMap<FlameAnswer, Uint16Array>();
  private colouring: Colouring | undefined;
  private selectedName: string | undefined;
  private selectedStack: readonly string[] | undefined;
  private hovered: Hit | undefined;
  private focused: Hit | undefined;
  private boxesDirty = false;
  private overlayDirty = false;
  private answerFresh = false;
  private frameRequest = 0;

  /** @param startRow as in `Pane` */
  constructor(unitOf: (sampleTypeIndex: number) => string, startRow = 0) {
    this.unitOf = unitOf;
    this.startRow = startRow;
  }

  /** Draws on these from now on. @returns what lets go of them */
  attach(canvases: FlameCanvases): () => void {
    this.canvases = canvases;
    this.redraw();
    return () => {
      cancelAnimationFrame(this.frameRequest);
      this.frameRequest = 0;
      this.canvases = undefined;
      this.widthPx = 0;
    };
  }

  subscribe(listener: (change: StageChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The pane as it is drawn; `targetPane` as it will be when the animation has ended. */
  get pane(): Pane {
    return this.paneOf(this.shown);
  }

  get targetPane(): Pane {
    return this.paneOf(this.target);
  }

  /** Whether the viewport is on its way to where it is heading. */
  get isMoving(): boolean {
    return this.animation !== undefined;
  }

  /** The most rows there can be to scroll through, as far as is known. */
  get rowCount(): number {
    const { current, overview } = this;
    if (current === undefined) return 1;
    if (hidesRows(current)) return current.rowCount;
    // The minimap may still be another graph's.
    const isOfSame = overview !== undefined && subjectKey(overview.question) === subjectKey(current.question);
    return Math.max(rowCountOf(current), isOfSame ? rowCountOf(overview) : 1);
  }

  setTheme(theme: FlameTheme): void {
    this.palette = new Palette(theme);
    this.restyle();
  }

  setMatches(matches: Uint8Array | undefined): void {
    this.matches = matches;
    this.restyle();
  }

  /** What colours go by; the package where undefined. */
  setColouring(colouring: Colouring | undefined): void {
    if (colouring === this.colouring) return;
    this.colouring = colouring;
    this.restyle();
  }

  private restyle(): void {
    this.boxStyles = new WeakMap();
    this.redraw();
    this.tell("styled");
  }

  setOrientation(rootAtBottom: boolean): void {
    this.rootAtBottom = rootAtBottom;
    this.redraw();
    this.tell("moved");
  }

  /** The canvases' size in CSS pixels. Draws at once: a canvas that was resized is empty. */
  resize(widthPx: number, heightPx: number, pixelRatio: number): void {
    if (widthPx === this.widthPx && heightPx === this.heightPx && pixelRatio === this.pixelRatio) return;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.pixelRatio = pixelRatio;
    this.canvases?.resize(widthPx, heightPx, pixelRatio);
    this.redraw();
    this.draw();
    this.tell("moved");
  }

  setAnswer(answer: FlameAnswer | undefined): void {
    this.current = answer;
    this.answerFresh = answer !== undefined;
    this.hovered = undefined;
    this.focused = undefined;
    this.redraw();
    this.tell("answered");
  }

  setOverview(answer: FlameAnswer | undefined): void {
    this.overview = answer;
    this.redraw();
    this.tell("overview");
  }

  setSelection(name: string | undefined, stack: readonly string[] | undefined): void {
    this.selectedName = name;
    this.selectedStack = stack;
    this.redrawOverlay();
  }

  setHovered(hit: Hit | undefined): void {
    if (hit?.box === this.hovered?.box && hit?.answer === this.hovered?.answer) return;
    this.hovered = hit;
    this.redrawOverlay();
  }

  setFocused(hit: Hit | undefined): void {
    this.focused = hit;
    this.redrawOverlay();
  }

  /** Moves the viewport, at once or as one camera movement of less than 200 ms. */
  moveTo(viewport: Viewport, how: "jump" | "animate" = "jump"): void {
    this.target = viewport;
    const still = how === "jump" || this.current === undefined || prefersReducedMotion();
    this.animation = still ? undefined : { start: this.shown, startedMs: performance.now() };
    if (still) this.shown = viewport;
    this.redraw();
    this.tell("moved");
  }

  /** As `moveTo`, with the scroll position kept within the rows that exist. */
  scrollTo(viewport: Viewport, how: "jump" | "animate" = "jump"): void {
    const max = maxScrollPx(this.rowCount - this.startRow, this.heightPx);
    this.moveTo({ ...viewport, scrollPx: Math.min(Math.max(0, viewport.scrollPx), max) }, how);
  }

  /** Moves as little as it takes to see a box. */
  reveal(answer: FlameAnswer, box: number): void {
    const pane = this.targetPane;
    const range = { fromFraction: answer.left[box], toFraction: answer.right[box] };
    const scrollPx = scrollToRow(pane, answer.depth[box]);
    const viewport = revealRange(pane.viewport, range);
    if (viewport !== pane.viewport || scrollPx !== pane.viewport.scrollPx) {
      this.moveTo({ ...viewport, scrollPx }, "animate");
    }
  }

  /** Brings a function into view, if none of its boxes is. */
  revealFunction(name: string): void {
    const answer = this.current;
    if (answer === undefined) return;
    const box = boxToReveal(this.targetPane, answer, name);
    if (box !== NO_BOX) this.reveal(answer, box);
  }

  hitAt(xPx: number, yPx: number): Hit | undefined {
    return boxAt(this.pane, this.layers, xPx, yPx);
  }

  /** The box that the keyboard is at: in the tree, or else the one that was selected. */
  get keyboardBox(): Hit | undefined {
    return this.focused ?? this.selectedBox();
  }

  /** As `stylesOf` of `render` gives them, under the present theme, search and colouring. */
  stylesOf(answer: FlameAnswer, palette: Palette): Uint16Array {
    let styles = this.boxStyles.get(answer);
    if (styles === undefined) {
      styles = stylesOf(answer, palette, this.matches, this.colouring);
      this.boxStyles.set(answer, styles);
    }
    return styles;
  }

  /** What is on the canvas, for a picture of it; undefined until there is something. */
  picture(): FlamePicture | undefined {
    const { palette, layers, pane } = this;
    if (palette === undefined || layers.length === 0) return undefined;
    return {
      pane,
      layers,
      palette,
      stylesOf: answer => this.stylesOf(answer, palette),
      unitOf: answer => this.unitOf(answer.question.sampleTypeIndex),
    };
  }

  redraw(): void {
    this.boxesDirty = true;
    this.redrawOverlay();
  }

  private redrawOverlay(): void {
    this.overlayDirty = true;
    if (this.frameRequest === 0 && this.canvases !== undefined)
      this.frameRequest = requestAnimationFrame(this.onFrame);
  }

  private readonly onFrame = (nowMs: number): void => {
    this.frameRequest = 0;
    this.tell("frame");
    this.animate(nowMs);
    this.draw();
    if (this.animation !== undefined) this.redraw();
    else if (this.answerFresh && this.widthPx > 0 && this.palette !== undefined) this.tellDrawn();
  };

  private animate(nowMs: number): void {
    if (this.animation === undefined) return;
    const { start, startedMs } = this.animation;
    const progress = Math.min(1, Math.max(0, (nowMs - startedMs) / ANIMATION_MS));
    // Ease out: fast at first, so that the answer to the key press is felt at once.
    this.shown = blendViewports(start, this.target, 1 - (1 - progress) ** 3);
    if (progress >= 1) this.animation = undefined;
    this.boxesDirty = true;
    this.tell("moved");
  }

  private draw(): void {
    const { palette, pane, canvases } = this;
    if (palette === undefined || canvases === undefined || this.widthPx === 0) return;
    if (this.boxesDirty) {
      this.boxesDirty = false;
      this.overlayDirty = true;
      this.layers = layersOf(pane, this.current, this.overview);
      canvases.drawBoxes(
        pane,
        this.layers,
        palette,
        answer => this.stylesOf(answer, palette),
        answer => this.unitOf(answer.question.sampleTypeIndex),
      );
    }
    if (this.overlayDirty) {
      this.overlayDirty = false;
      const { selectedName, hovered, focused } = this;
      const marks = { selectedName, selectedBox: this.selectedBox(), hovered, focused };
      canvases.drawOverlay(pane, this.layers, palette, marks);
    }
  }

  private selectedBox(): Hit | undefined {
    const answer = this.current;
    if (answer === undefined || this.selectedStack === undefined) return undefined;
    const box = boxOfPath(answer, this.selectedStack);
    return box === NO_BOX || box === 0 ? undefined : { answer, box };
  }

  /** Drawing happens in an animation frame; the task after it runs when that frame's pixels have been handed on. */
  private tellDrawn(): void {
    this.answerFresh = false;
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      this.tell("drawn");
    });
    port1.start();
    port2.postMessage(undefined);
  }

  private tell(change: StageChange): void {
    for (const listener of this.listeners) listener(change);
  }

  private paneOf(viewport: Viewport): Pane {
    const { widthPx, heightPx, rootAtBottom, startRow } = this;
    return { viewport, widthPx, heightPx, rootAtBottom, startRow };
  }
}

function prefersReducedMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
