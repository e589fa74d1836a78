import type { Entity } from '../understanding.js';
import { endsWithGs1Digit, isFedExExpress, isPostal, isUps } from './check-digits.js';
import { matches } from './matches.js';

interface Carrier {
  /** Spaces inside are left out before the check. */
  form: RegExp;
  holds(number: string): boolean;
}

const anything = () => true;

/** Numbers that show whose they are by their form, and by a check digit where they have one. */
const carriers: Carrier[] = [
  { form: own('1Z ?(?:[0-9A-Z]{3} ?){2}[0-9A-Z]{2} ?[0-9]{4} ?[0-9]{3} ?[0-9]|1Z[0-9A-Z]{15}[0-9]'), holds: isUps },
  { form: own('[A-Z]{2} ?\\d{3} ?\\d{3} ?\\d{3} ?[A-Z]{2}|[A-Z]{2} ?\\d{4} ?\\d{4} ?\\d ?[A-Z]{2}'), holds: isPostal },
  // USPS.
  { form: own('9[1-5]\\d{2} ?(?:\\d{4} ?){4}\\d{2}'), holds: endsWithGs1Digit },
  // SSCC, as of DHL in Germany.
  { form: own('00\\d{18}'), holds: endsWithGs1Digit },
  { form: own('\\d{4} ?\\d{4} ?\\d{4}'), holds: isFedExExpress },
  // FedEx Ground.
  { form: own('\\d{15}'), holds: endsWithGs1Digit },
  // DHL; Amazon; SF Express, YTO and JD in China.
  { form: own('J?JD\\d{16,20}|TBA\\d{12}|SF\\d{12,13}|YT\\d{13,16}|JD[VXK][A-Z]?\\d{11,13}'), holds: anything },
];

/** What a customer calls a tracking number is one: eight to thirty letters and digits, six digits at least. */
const called =
  /(?<=(?:\b(?:tracking|shipment|parcel|package|consignment|waybill)(?:\s{1,3}(?:number|code|no\.?|nr\.?|id))?(?:\s{1,3}is)?|(?:运单|快递|物流|包裹)(?:单)?号码?(?:是|为)?)\s{0,3}[:：#]?\s{0,3})(?=(?:[A-Z]*\d){6})[A-Z\d]{8,30}(?![\p{L}\p{N}])/giu;

/** Tracking numbers of parcels; the value is in capitals, without spaces. */
export function findTrackingNumbers(text: string): Entity[] {
  if (!/\d{3}/.test(text)) return [];
  return [
    ...matches('tracking_number', text, called, ([written]) => written.toUpperCase()),
    ...carriers.flatMap(({ form, holds }) =>
      matches('tracking_number', text, form, ([written]) => {
        const number = written.toUpperCase().replaceAll(' ', '');
        return holds(number) ? number : undefined;
      }),
    ),
  ];
}

/** A form that stands by itself, in either case, and is no part of a longer number. */
function own(form: string): RegExp {
  return new RegExp(String.raw`(?<![a-z\d+-]|\d )(?:${form})(?![a-z\d]|[- ]\d)`, 'gi');
}
