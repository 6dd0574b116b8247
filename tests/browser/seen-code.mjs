// What a phone's camera reads in a picture of a code: ZXing looks at a screenshot.

import { readFile } from 'node:fs/promises'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

// Its own would be downloaded.
const reader = new URL('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url)
prepareZXingModule({ overrides: { wasmBinary: (await readFile(reader)).buffer } })

/** The text of each code that is seen on the page, as it stands. */
export async function seenCodes (page) {
  const found = await readBarcodes(await page.screenshot({ fullPage: true }))
  return found.map(({ text, format }) => `${format}: ${text}`)
}
