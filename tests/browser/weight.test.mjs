// What a family pays for a page: bytes on the wire, as the browser counts them, headers included.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { buildSite, councilOf, pagesOf } from './built.mjs'
import { isDeployed, newPage, startForTests } from './hub.mjs'

const FIRST_VISIT = 60_000
const NEXT_PAGE = 10_000
// A letter of Arabic takes two bytes and one of Bengali three.
const NEXT_PAGE_IN_ANOTHER_SCRIPT = 13_000

/** The home page of a page's council in the page's language. */
const homeOf = path => path.match(/^\/(?:[^/]+\/(?:(?:ar|bn)\/)?)?/)[0]

// Both shapes answer with the same code: see site/generator/src/serve/static_file.rs.
const once = { skip: isDeployed }
const it = isDeployed ? {} : startForTests()
const pages = isDeployed ? [] : pagesOf(buildSite())

/** Counts the bytes that a page receives. What only this machine's editors get is not counted. */
async function counted (page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const pending = new Set()
  let bytes = 0
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    // The icon comes when the page is there, or not at all: it is counted by itself.
    const isOfTheWindow = ['Other', 'Manifest'].includes(type)
    if (!isOfTheWindow && !request.url.includes('/__local/')) pending.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (pending.delete(requestId)) bytes += encodedDataLength
  })
  session.on('Network.loadingFailed', ({ requestId }) => pending.delete(requestId))
  session.on('Network.requestServedFromCache', ({ requestId }) => pending.delete(requestId))
  return async (address, { asTheFirst = false } = {}) => {
    if (asTheFirst) await session.send('Network.clearBrowserCache')
    pending.clear()
    bytes = 0
    await page.goto(address, { waitUntil: 'load' })
    // The last bytes are told of a moment after the page is there.
    for (let i = 0; i < 100 && (pending.size > 0 || bytes === 0); i++) await delay(10)
    assert.equal(pending.size, 0, `${address} is whole`)
    return bytes
  }
}

/** The bytes of a page's icon and manifest, which are of the browser's window, and of their headers. */
async function ofTheWindow (page) {
  const addresses = await page.$$eval('link[rel~="icon"], link[rel="manifest"]', links => links.map(link => link.href))
  let bytes = 0
  for (const address of addresses) {
    const answer = await fetch(address, { headers: { 'accept-encoding': 'gzip' } })
    bytes += Number(answer.headers.get('content-length')) + 1000
    await answer.arrayBuffer()
  }
  return bytes
}

function told (t, what, weights) {
  weights.sort(([, a], [, b]) => b - a)
  t.diagnostic(`${what}, the heaviest of ${weights.length}:`)
  for (const [path, bytes] of weights.slice(0, 8)) t.diagnostic(`${(bytes / 1000).toFixed(1).padStart(6)} kB  ${path}`)
}

test('a first visit to any page is under 60 kB', once, async t => {
  const weights = []
  const page = await newPage(it.browser)
  const visit = await counted(page)
  for (const path of pages) {
    const bytes = await visit(it.hub.public(councilOf(path)) + path, { asTheFirst: true })
    weights.push([path, bytes + await ofTheWindow(page)])
  }
  told(t, 'first visits', weights)
  assert.deepEqual(weights.filter(([, bytes]) => bytes >= FIRST_VISIT), [])
})

test('any page after the first in a language is under 10 kB, or 13 kB in another script', once, async t => {
  const weights = []
  for (const home of new Set(pages.map(homeOf))) {
    const page = await newPage(it.browser)
    const visit = await counted(page)
    const origin = it.hub.public(councilOf(home))
    await visit(origin + home)
    for (const path of pages.filter(path => homeOf(path) === home)) weights.push([path, await visit(origin + path)])
  }
  told(t, 'next pages', weights)
  const most = path => /\/(ar|bn)\/$/.test(homeOf(path)) ? NEXT_PAGE_IN_ANOTHER_SCRIPT : NEXT_PAGE
  assert.deepEqual(weights.filter(([path, bytes]) => bytes >= most(path)), [])
})

test('a page that has not changed is not sent again, and its files are not asked for', once, async () => {
  const page = await newPage(it.browser)
  const visit = await counted(page)
  const address = `${it.hub.public('westminster')}/westminster/`
  const first = await visit(address)
  const again = await visit(address)
  assert.ok(again > 0 && again < 1500, `${again} bytes after ${first}`)
  const cleared = await visit(address, { asTheFirst: true })
  assert.ok(cleared > 20_000, `a first visit was one: ${cleared} bytes`)
})
