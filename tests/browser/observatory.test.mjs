// What MDN's HTTP Observatory thinks of the pages: its own scanner, on the product behind TLS.
//
// A page that sets no cookie can have 130 points at most, because none are given for a cookie that is not there.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startForTests } from './hub.mjs'
import { observed } from './observatory.mjs'
import { cookies, council, form, leadingTo, posted, sentForm, signedIn, taken } from './posting.mjs'

const it = startForTests()

test('the Observatory gives A+ to public pages, to a form and to the staff side', async t => {
  const [site, staff] = [it.hub.public(council), it.hub.staff(council)]
  const begun = await posted(site, form, { 'full-name': 'Ana Sample', 'contact-by': 'email', email: 'ana@example.org' })
  const sent = await sentForm(site)
  const session = await signedIn(staff)
  const referral = await taken(staff, cookies(session))
  const atWork = (page, path) => [page, 135, staff, path, leadingTo(session, path)]
  const scans = [
    ['the home page', 130, site, `/${council}/`],
    ['a form’s first page', 130, site, `${form}/`],
    ['See my request', 130, site, `/${council}/request`],
    ['Continue a saved form', 130, site, `/${council}/return`],
    ['a form that was begun', 135, site, `${form}/safe-contact`, begun],
    ['how to come back to it', 135, site, `${form}/save`, leadingTo(begun, `${form}/save`)],
    ['a form that was sent', 135, site, `${form}/sent`, sent.answer],
    ['a request that is looked at', 135, site, `/${council}/request/shown`, await posted(site, `/${council}/request`, { 'receipt-code': sent.code })],
    ['where staff sign in', 130, staff, '/'],
    ['the queue, signed in', 135, staff, `/${council}/queue`, await signedIn(staff)],
    atWork('a referral', referral),
    atWork('a referral’s contact', `${referral}/contact`),
    atWork('what a family sees', `${referral}/view`),
    atWork('search', `/${council}/search`),
    atWork('a worker’s day', `/${council}/day`),
    atWork('help', `/${council}/help`)
  ]
  for (const [page, least, ...where] of scans) {
    const { grade, score, lost } = await observed(...where)
    t.diagnostic(`${page}: ${grade}, ${score}`)
    assert.deepEqual(lost, [], page)
    assert.equal(grade, 'A+', page)
    assert.ok(score >= least, `${page}: ${score} of ${least}`)
  }
})
