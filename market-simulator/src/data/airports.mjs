// Writes src/main/resources/dev/faremarket/model/airports.tsv from the npm package airport-data-js
// (CC BY 4.0). Only facts are kept: code, country, position, time zone, and an order of size.
//
//   cd market-simulator/src/data
//   npm install --no-save airport-data-js@4.0.0 && node airports.mjs
//
// The package knows no passenger counts. The order is therefore ours: first the airports named
// below, roughly by passengers, then the others by the package's class, then by whether anybody
// wrote about them, then by runway.
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";

const { findAirports } = createRequire(import.meta.url)("airport-data-js");

const LIMIT = 4000;
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
const classes = { large_airport: 0, medium_airport: 1, small_airport: 2 };
const score = (a) =>
  1e6 * (2 - classes[a.type]) + 2e4 * (a.website ? 1 : 0) + 2e4 * (a.wikipedia ? 1 : 0) +
  Math.min(16000, Number(a.runway_length) || 0);

const isZone = (name) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name.includes("/");
  } catch {
    return false;
  }
};

const seen = new Set();
const airports = (await findAirports({ has_scheduled_service: true }))
  .map((a) => ({ ...a, time: a.time.replace(/\s/g, "") }))
  .filter((a) => /^[A-Z]{3}$/.test(a.iata) && a.type in classes && isZone(a.time))
  .filter((a) => /^[A-Z]{2}$/.test(a.country_code) && a.latitude !== null && a.longitude !== null)
  .filter((a) => !seen.has(a.iata) && seen.add(a.iata))
  .sort((a, b) => {
    const [x, y] = [named.get(a.iata) ?? LIMIT, named.get(b.iata) ?? LIMIT];
    return x - y || score(b) - score(a) || (a.iata < b.iata ? -1 : 1);
  })
  .slice(0, LIMIT);

const missing = KNOWN.filter((code) => !seen.has(code));
if (missing.length) console.error("not in the package: " + missing.join(" "));

const lines = airports.map((a) =>
  [a.iata, a.country_code, a.latitude.toFixed(2), a.longitude.toFixed(2), a.time].join("\t"));
writeFileSync(
  new URL("../main/resources/dev/faremarket/model/airports.tsv", import.meta.url),
  lines.join("\n") + "\n");
console.error(`${lines.length} airports`);
