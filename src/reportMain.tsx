// Before the components: their style sheets build on these.
import "./ui/app/tokens.css";
import "./ui/app/base.css";
import { startEngine } from "./engine/client";
import { Opener } from "./state/opening/opener";
import { openReported } from "./state/opening/reported";
import { mountApp } from "./ui/app/mountApp";

const opener = new Opener(startEngine, window);
await openReported(document, opener);
mountApp(opener);
