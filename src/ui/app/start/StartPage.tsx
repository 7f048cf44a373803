import { ShieldCheck } from "lucide-react";
import { Suspense } from "react";
import type { Opener } from "../../../state/opening/opener";
import { isServed } from "../../../state/served/server";
import { BrandMark } from "../../kit/Brand";
import { ThemeButton } from "../../kit/ThemeButton";
import { FailureAlert } from "../FailureAlert";
import { lazyPart } from "../../kit/lazyPart";
import { ExampleList } from "./ExampleList";
import { OpenPanel } from "./OpenPanel";
import { RecentList } from "./RecentList";
import { ReportedList } from "./ReportedList";
import "./start.css";

const ServedIndex = lazyPart(() => import("../live/ServedIndex"));
const RecordGuide = lazyPart(() => import("./RecordGuide"));

/** What the app is, and every way to open a profile. */
export function StartPage({ opener, onPick }: { readonly opener: Opener; readonly onPick: () => void }) {
  return (
    <main className="start">
      <FailureAlert opener={opener} />
      <div className="start-page">
        <div className="start-top">
          <ThemeButton />
        </div>
        <div className="hero">
          <div className="hero-words">
            <h1>
              <BrandMark size={34} />
              Proflens
            </h1>
            <p className="hero-line">
              Open a pprof profile and see where the time and the memory go: flame graph, top table and
              details, with the same numbers as pprof.
            </p>
            <p className="hero-private">
              <ShieldCheck size={17} aria-hidden />
              Profiles are read right here and never leave the browser. Nothing is installed, nothing is
              uploaded.
            </p>
          </div>
          <OpenPanel opener={opener} onPick={onPick} />
        </div>
        {isServed("index") ? (
          <Suspense>
            <ServedIndex opener={opener} />
          </Suspense>
        ) : null}
        <section aria-labelledby="examples-title">
          <h2 id="examples-title" className="start-title">
            {import.meta.env.MODE === "report" ? "In this report" : "Examples"}
          </h2>
          {import.meta.env.MODE === "report" ? (
            <ReportedList opener={opener} titleId="examples-title" />
          ) : (
            <ExampleList opener={opener} titleId="examples-title" />
          )}
        </section>
        <div className="start-pair">
          <section aria-labelledby="recents-title">
            <h2 id="recents-title" className="start-title">
              Recent profiles
            </h2>
            <RecentList opener={opener} titleId="recents-title" />
          </section>
          <section aria-labelledby="record-title">
            <h2 id="record-title" className="start-title">
              Record a profile
            </h2>
            <div className="record">
              <Suspense>
                <RecordGuide />
              </Suspense>
            </div>
          </section>
        </div>
      </div>
    </main>
  );
}
