import "./engine/trustedScripts";
// Before the components: their style sheets build on these.
import "./ui/app/tokens.css";
import "./ui/app/base.css";
import { startEngine } from "./engine/client";
import { Opener } from "./state/opening/opener";
import { mountApp } from "./ui/app/mountApp";
import { receiveArrivals } from "./ui/app/receiveArrivals";

const opener = new Opener(startEngine, window);
receiveArrivals(opener);
mountApp(opener);
