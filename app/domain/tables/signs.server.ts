/** The first bytes of a file, one character each. */
export function startOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 1024))
}

/** Whether the bytes are a zip archive: a workbook, or a form's answers as they were downloaded. */
export function isZip(bytes: Uint8Array): boolean {
  const start = startOf(bytes)
  return start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')
}

/** Whether a text is address cards. */
export function isCards(text: string): boolean {
  return /^\s{0,100}BEGIN:VCARD\s/i.test(text)
}
