import type { Steps } from "../../../base/steps";
import {
  between,
  type Camera,
  centred,
  fitCamera,
  keptInView,
  panned,
  revealed,
  type Size,
  visibleBounds,
  zoomAt,
} from "../../../render/graph/camera";
import { type GraphHit, hitAt } from "../../../render/graph/hitTest";
import type { Bounds } from "../../../render/graph/layout/graphLayout";
import type { GraphPicture } from "../../../render/graph/picture";
import { GraphScene, type Mark } from "./GraphScene";

/**
 * A frame has so much time for making elements; what is left comes with the next one. The browser takes several times as
 * long again for laying them out and painting.
 */
const SLICE_MS = 4;
const GLIDE_MS = 180;
/** This long after the last movement the picture is drawn sharp again. */
const REST_MS = 160;
/** How near to an edge's line the pointer still is on it. */
const REACH_PX = 6;

type Change = "shown" | "moved";

/** Shows a graph in a view: the elements, and where one looks. Outside of React, since pointers move often. */
export class GraphStage {
  /** The graph that is shown. */
  picture: GraphPicture | undefined;
  private scene: GraphScene | undefined;
  private svg: SVGSVGElement | undefined;
  private view: Size = { width: 0, height: 0 };
  private camera: Camera = { scale: 1, xPx: 0, yPx: 0 };
  /** The user has looked at a part; else all of the graph stays in the view. */
  private isMoved = false;
  private isDark = false;
  private building: Steps<void> | undefined;
  private texts: Steps<void> | undefined;
  private readonly marks = new Map<Mark, readonly GraphHit[]>();
  private ringed: number | undefined;
  private frame: number | undefined;
  private glideFrame: number | undefined;
  private restTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<(change: Change) => void>();

  readonly subscribe = (listener: (change: Change) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** @returns what lets go of the element */
  attach(svg: SVGSVGElement): () => void {
    this.svg = svg;
    this.scene = new GraphScene(svg);
    if (this.picture !== undefined) this.build(this.picture);
    return () => {
      if (this.frame !== undefined) cancelAnimationFrame(this.frame);
      this.stopGliding();
      clearTimeout(this.restTimer);
      this.frame = undefined;
      this.svg = undefined;
      this.scene = undefined;
    };
  }

  resize(width: number, height: number): void {
    if (width === this.view.width && height === this.view.height) return;
    this.view = { width, height };
    this.apply(this.isMoved ? keptInView(this.camera, this.graph, this.view) : this.whole);
  }

  setDark(isDark: boolean): void {
    this.isDark = isDark;
    this.scene?.setDark(isDark);
  }

  /** Shows another graph, all of it. */
  setPicture(picture: GraphPicture | undefined): void {
    if (picture === this.picture) return;
    this.picture = picture;
    this.isMoved = false;
    if (picture === undefined) this.scene?.clear();
    else this.build(picture);
  }

  /** Marks exactly these boxes and edges, also once they are made. */
  mark(mark: Mark, hits: readonly GraphHit[]): void {
    this.marks.set(mark, hits);
    this.scene?.mark(mark, hits);
  }

  /** The ring of the keyboard's focus; undefined for none. It moves along when another graph comes. */
  ringAround(box: number | undefined): void {
    this.ringed = box;
    this.scene?.ringAround(box);
  }

  /** What is at a point of the view. */
  hitAt(xPx: number, yPx: number): GraphHit | undefined {
    if (this.picture === undefined) return undefined;
    const { camera } = this;
    const { scale } = camera;
    const x = (xPx - camera.xPx) / scale;
    const y = (yPx - camera.yPx) / scale;
    return hitAt(this.picture.layout, x, y, REACH_PX / scale);
  }

  /** A box in CSS pixels of the view. */
  placeOf(box: number): Bounds | undefined {
    const bounds = this.picture?.layout.boxes[box]?.bounds;
    if (bounds === undefined) return undefined;
    const { scale, xPx, yPx } = this.camera;
    const { left, top, right, bottom } = bounds;
    return {
      left: left * scale + xPx,
      top: top * scale + yPx,
      right: right * scale + xPx,
      bottom: bottom * scale + yPx,
    };
  }

  /** Whether something other than the whole graph is looked at. */
  get isZoomed(): boolean {
    return this.isMoved;
  }

  fit(): void {
    this.isMoved = false;
    this.glideTo(this.whole);
  }

  zoomAt(xPx: number, yPx: number, factor: number): void {
    this.move(zoomAt(this.camera, xPx, yPx, factor, this.graph, this.view));
  }

  /** Around the middle of the view. */
  zoomBy(factor: number): void {
    const { width, height } = this.view;
    this.isMoved = true;
    this.glideTo(zoomAt(this.camera, width / 2, height / 2, factor, this.graph, this.view));
  }

  pan(dxPx: number, dyPx: number): void {
    this.move(panned(this.camera, dxPx, dyPx, this.graph, this.view));
  }

  /** Brings a box into the view, no further than needed. */
  reveal(box: number): void {
    const bounds = this.picture?.layout.boxes[box]?.bounds;
    if (bounds === undefined) return;
    const camera = revealed(this.camera, bounds, this.view);
    if (camera.xPx === this.camera.xPx && camera.yPx === this.camera.yPx) return;
    this.isMoved = true;
    this.glideTo(camera);
  }

  /** Brings a box to the middle, large enough to be read. */
  zoomTo(box: number): void {
    const bounds = this.picture?.layout.boxes[box]?.bounds;
    if (bounds === undefined) return;
    this.isMoved = true;
    this.glideTo(centred(this.camera, bounds, this.view));
  }

  private get graph(): Size {
    const layout = this.picture?.layout;
    return { width: layout?.widthPt ?? 0, height: layout?.heightPt ?? 0 };
  }

  private get whole(): Camera {
    return fitCamera(this.graph, this.view);
  }

  private build(picture: GraphPicture): void {
    const { scene } = this;
    if (scene === undefined) return;
    this.stopGliding();
    this.texts = undefined;
    this.building = scene.show(picture.layout, this.isDark);
    this.apply(this.isMoved ? this.camera : this.whole);
    this.work();
  }

  /** Makes elements for as long as a frame allows, then goes on in the next one. */
  private work(): void {
    this.frame = undefined;
    const untilMs = performance.now() + SLICE_MS;
    while (performance.now() < untilMs) {
      if (this.building !== undefined) {
        if (this.building.next().done !== true) continue;
        this.building = undefined;
        for (const [mark, hits] of this.marks) this.scene?.mark(mark, hits);
        this.scene?.ringAround(this.ringed);
        this.keepText();
        this.tell("shown");
      } else if (this.texts?.next().done !== false) {
        this.texts = undefined;
        return;
      }
    }
    this.frame = requestAnimationFrame(() => this.work());
  }

  private keepText(): void {
    if (this.building !== undefined) return;
    this.texts = this.scene?.keepTextOf(visibleBounds(this.camera, this.view), this.camera.scale);
    this.frame ??= requestAnimationFrame(() => this.work());
  }

  private move(camera: Camera): void {
    this.stopGliding();
    this.isMoved = true;
    this.apply(camera);
  }

  private glideTo(camera: Camera): void {
    this.stopGliding();
    const from = this.camera;
    const startMs = performance.now();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.apply(camera);
      return;
    }
    const step = () => {
      const progress = Math.min(1, (performance.now() - startMs) / GLIDE_MS);
      this.apply(between(from, camera, 1 - (1 - progress) ** 3));
      this.glideFrame = progress < 1 ? requestAnimationFrame(step) : undefined;
    };
    step();
  }

  private stopGliding(): void {
    if (this.glideFrame !== undefined) cancelAnimationFrame(this.glideFrame);
    this.glideFrame = undefined;
  }

  private apply(camera: Camera): void {
    this.camera = camera;
    const { svg } = this;
    if (svg === undefined) return;
    const { scale, xPx, yPx } = camera;
    svg.style.transform = `translate(${xPx}px, ${yPx}px) scale(${scale})`;
    // While it moves it is one layer that is shifted and stretched; at rest it is drawn sharp.
    svg.classList.add("is-moving");
    clearTimeout(this.restTimer);
    this.restTimer = setTimeout(() => {
      svg.classList.remove("is-moving");
      this.keepText();
    }, REST_MS);
    this.tell("moved");
  }

  private tell(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }
}
