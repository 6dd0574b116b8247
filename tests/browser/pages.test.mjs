// Every page that is built: valid HTML, usable by everyone, and nothing asked of anybody else.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildSite, councilOf, oneOfEachKind, pagesOf } from './built.mjs'
import { isDeployed, openPage, startForTests, usable } from './hub.mjs'
import { foundByNu } from './nu.mjs'

const it = startForTests()
const site = buildSite()
const pages = pagesOf(site)
// FAMILY_HUB_EVERY_PAGE=1 looks at every page instead: some minutes.
const looked = process.env.FAMILY_HUB_EVERY_PAGE ? pages : oneOfEachKind(pages)

// The files are the same whatever stands in front of them.
test('every page is valid HTML', { skip: isDeployed }, async t => {
  assert.deepEqual(await foundByNu(site), [])
  t.diagnostic(`the Nu HTML checker finds nothing on ${pages.length} pages`)
})

test('each kind of page of both councils is usable by everyone and asks nobody else', async t => {
  const { page, elsewhere, said } = await openPage(it)
  for (const path of looked) {
    await page.goto(it.hub.public(councilOf(path)) + path)
    await usable(page)
  }
  assert.deepEqual(elsewhere, [], 'no request leaves the origin')
  // A browser says of each page that it is not there that it is not there.
  const complaints = said.filter(text => !/status of 404/.test(text))
  assert.deepEqual(complaints, [], 'the browser has nothing to complain about')
  await page.goto(`${it.hub.public('westminster')}/westminster/nothing/`)
  await usable(page)
  t.diagnostic(`axe-core finds nothing on ${looked.length} of ${pages.length} pages, wide and at 320 px`)
})
