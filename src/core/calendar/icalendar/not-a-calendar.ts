/** What a text without a calendar is, as far as its beginning tells; to end the sentence “This …”. */
export function notACalendar(text: string): string {
  const start = text.slice(0, 4000).replace(/^\ufeff/, '').trimStart();
  if (start === '') return 'is empty';
  if (/^<(?:!doctype html|html|head|body|script|!--)/i.test(start)) return 'is a web page, not a calendar';
  if (start.startsWith('<')) return 'is XML, not a calendar in the iCalendar format';
  if (/^[{[]/.test(start)) return 'is JSON, not a calendar';
  if (/^BEGIN:VCARD/i.test(start)) return 'holds contacts, not a calendar';
  if (/[\x00-\x08\x0e-\x1f\ufffd]/.test(start)) return 'is binary, not a calendar';
  return 'is no calendar: it has no BEGIN:VCALENDAR';
}
