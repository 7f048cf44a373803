import { Embedding } from "../../../state/embedding/embedding";
import { Permission } from "../../../state/embedding/permission";
import type { Opener } from "../../../state/opening/opener";
import { mountBeside } from "../../kit/mountBeside";
import { OriginDialog } from "./OriginDialog";

/** Hears the page that shows the app in a frame, or else the one that opened its window. */
export function hearEmbedder(opener: Opener): void {
  const isFramed = window.parent !== window;
  const embedder: unknown = isFramed ? window.parent : window.opener;
  if (embedder === null) return;
  const ask = (origin: string, profileName: string) =>
    new Promise<boolean>(resolve => {
      const takeAway = mountBeside(
        <OriginDialog
          origin={origin}
          profileName={profileName}
          isFramed={isFramed}
          onAnswer={yes => {
            takeAway();
            resolve(yes);
          }}
        />,
      );
    });
  const permission = new Permission(location.origin, ask);
  const embedding = new Embedding(opener, { window: embedder as Window, isParent: isFramed }, permission);
  window.addEventListener("message", event => void embedding.receive(event));
  embedding.start();
}
