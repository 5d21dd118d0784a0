/** A place as sources give it, before it is filed. */
export interface Entry {
  /** "geonames:98182", "wof:421168683", or any other "scheme:name". */
  id: string;
  name: string;
  /** Other names and spellings, in any script; the likeliest in English reports first. */
  names: readonly string[];
  lat: number;
  lon: number;
  /** GeoNames' feature class and code: "P", "PPLA". */
  featureClass: string;
  featureCode: string;
  /** ISO 3166-1 alpha-2; '' when it belongs to none or several. */
  country: string;
  admin1?: string;
  population?: number;
}
