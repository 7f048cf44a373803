import "../../engine/trustedScripts";
// Before the components: their style sheets build on these.
import "./tokens.css";
import "./base.css";
import { startEngine } from "../../engine/client";
import { Opener } from "../../state/opening/opener";
import { openReported } from "../../state/opening/reported";
import { mountApp } from "./mountApp";

const opener = new Opener(startEngine, window);
await openReported(document, opener);
mountApp(opener);
