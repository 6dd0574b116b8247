// Looking at each page of a journey: as axe-core and a narrow window see it; and as people see it, in pictures.

import { mkdir } from 'node:fs/promises'
import { usable } from './hub.mjs'

// Where pictures of the pages go, for people to look at.
const pictures = process.env.FAMILY_HUB_PICTURES
const windows = [['phone', 360], ['tablet', 820], ['desktop', 1280]]

/** Looks at a page as it stands. Axe-core is a script: it looks at the same pages where scripts run. */
export function looks (javaScriptEnabled) {
  return async (page, name) => {
    if (!javaScriptEnabled) return
    await usable(page)
    if (!pictures) return
    await mkdir(pictures, { recursive: true })
    const before = page.viewportSize()
    for (const [device, width] of windows) {
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `${pictures}/${name}-${device}.png`, fullPage: true })
    }
    await page.setViewportSize(before)
  }
}
