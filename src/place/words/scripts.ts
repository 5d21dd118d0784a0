/**
 * Countries whose towns reach English reports through another script (Arabic, Cyrillic, Hebrew, Persian, Chinese …) or without
 * a settled spelling: there a name may be spelt in many ways. Elsewhere a town's name is copied as it is written.
 */
export const SPELT_MANY_WAYS: ReadonlySet<string> = new Set(
  `AE AF AM AZ BD BG BH BT BY CD CF CN CY DJ DZ EG EH ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MD MK ML MM
  MN MR NE NP OM PK PS QA RS RU SA SD SO SS SY TD TH TJ TM TN TR TW UA UZ XK YE BF NG CM KE UG RW BI`.split(
    /\s+/,
  ),
);
