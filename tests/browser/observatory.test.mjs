// What MDN's HTTP Observatory thinks of the pages: its own scanner, on the product behind TLS.
//
// A page that sets no cookie can have 130 points at most, because none are given for a cookie that is not there.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startForTests } from './hub.mjs'
import { observed } from './observatory.mjs'

const it = startForTests()
const council = 'westminster'
const form = `/${council}/forms/what-can-we-help-you-with`

/** Posts as a page of ours does; the answer, with its cookies and where it leads. */
async function posted (origin, path, fields, cookie = '') {
  const answer = await fetch(origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, 'sec-fetch-site': 'same-origin', cookie },
    body: new URLSearchParams(fields)
  })
  assert.equal(answer.status, 303, `${path} leads on`)
  return answer
}

const cookies = answer => answer.headers.getSetCookie().map(cookie => cookie.split(';')[0]).join('; ')

/** The same answer, with the same cookies, that leads elsewhere. */
function leadingTo (answer, location) {
  const headers = new Headers(answer.headers)
  headers.set('location', location)
  return new Response(null, { status: answer.status, headers })
}

/** Fills in a form and sends it: the last answer, and the receipt code. */
async function sentForm (site) {
  const page = async (path, cookie) => (await fetch(site + path, { headers: { cookie } })).text()
  const begun = await posted(site, form, { 'full-name': 'Ana Sample', 'contact-by': 'email', email: 'ana@example.org' })
  const cookie = cookies(begun)
  await posted(site, `${form}/safe-contact`, { interpreter: 'no' }, cookie)
  await posted(site, `${form}/help`, { 'what-would-help': 'A cot.', urgent: 'no' }, cookie)
  const token = (await page(`${form}/check`, cookie)).match(/name="token" value="([^"]+)"/)[1]
  const answer = await posted(site, `${form}/check`, { token }, cookie)
  const code = (await page(`${form}/sent`, cookie)).match(/id="receipt-code">([^<]+)</)[1]
  return { answer, code }
}

/** The answer that signs somebody in: the session's cookie, and the way to the queue. */
async function signedIn (staff) {
  const begun = await fetch(`${staff}/${council}/sign-in`, { redirect: 'manual' })
  const provider = begun.headers.get('location')
  const page = await (await fetch(provider)).text()
  const person = page.match(/name="person" value="([^"]*navigator[^"]*)"/)[1]
  const chosen = await fetch(provider, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ person }) })
  return fetch(chosen.headers.get('location'), { redirect: 'manual', headers: { cookie: cookies(begun) } })
}

test('the Observatory gives A+ to public pages, to a form and to the staff side', async t => {
  const [site, staff] = [it.hub.public(council), it.hub.staff(council)]
  const begun = await posted(site, form, { 'full-name': 'Ana Sample', 'contact-by': 'email', email: 'ana@example.org' })
  const sent = await sentForm(site)
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
    ['the queue, signed in', 135, staff, `/${council}/queue`, await signedIn(staff)]
  ]
  for (const [page, least, ...where] of scans) {
    const { grade, score, lost } = await observed(...where)
    t.diagnostic(`${page}: ${grade}, ${score}`)
    assert.deepEqual(lost, [], page)
    assert.equal(grade, 'A+', page)
    assert.ok(score >= least, `${page}: ${score} of ${least}`)
  }
})
