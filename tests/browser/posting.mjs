// A family and a member of staff whose browser is `fetch`: what they post, and with which cookies they go on.

import assert from 'node:assert/strict'

export const council = 'westminster'
const formOf = council => `/${council}/forms/what-can-we-help-you-with`
export const form = formOf(council)

/** Posts as a page of ours does; the answer, with its cookies and where it leads. */
export async function posted (origin, path, fields, cookie = '') {
  const answer = await fetch(origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, 'sec-fetch-site': 'same-origin', cookie },
    body: new URLSearchParams(fields)
  })
  assert.equal(answer.status, 303, `${path} leads on`)
  return answer
}

export const cookies = answer => answer.headers.getSetCookie().map(cookie => cookie.split(';')[0]).join('; ')

/** The same answer, with the same cookies, that leads elsewhere. */
export function leadingTo (answer, location) {
  const headers = new Headers(answer.headers)
  headers.set('location', location)
  return new Response(null, { status: answer.status, headers })
}

/** Fills in a form and sends it: the last answer, the reference and the receipt code. */
export async function sentForm (site, to = council) {
  const form = formOf(to)
  const page = async (path, cookie) => (await fetch(site + path, { headers: { cookie } })).text()
  const begun = await posted(site, form, { 'full-name': 'Ana Sample', 'contact-by': 'email', email: 'ana@example.org' })
  const cookie = cookies(begun)
  await posted(site, `${form}/safe-contact`, { interpreter: 'no' }, cookie)
  await posted(site, `${form}/help`, { 'what-would-help': 'A cot.', urgent: 'no' }, cookie)
  const token = (await page(`${form}/check`, cookie)).match(/name="token" value="([^"]+)"/)[1]
  const answer = await posted(site, `${form}/check`, { token }, cookie)
  const sent = await page(`${form}/sent`, cookie)
  const code = sent.match(/id="receipt-code">([^<]+)</)[1]
  return { answer, code, reference: sent.match(/FH-\w{4}-\w{4}/)[0] }
}

/** The answer that signs somebody in: the session's cookie, and the way to the queue. */
export async function signedIn (staff, role = 'navigator') {
  const begun = await fetch(`${staff}/${council}/sign-in`, { redirect: 'manual' })
  const provider = begun.headers.get('location')
  const page = await (await fetch(provider)).text()
  const person = page.match(new RegExp(`name="person" value="([^"]*${role}[^"]*)"`))[1]
  const chosen = await fetch(provider, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ person }) })
  return fetch(chosen.headers.get('location'), { redirect: 'manual', headers: { cookie: cookies(begun) } })
}

/** Takes what has waited longest: the path of the referral. */
export async function taken (staff, cookie) {
  const queue = await (await fetch(`${staff}/${council}/queue`, { headers: { cookie } })).text()
  const take = queue.match(/action="([^"]+\/take)"/)[1]
  return (await posted(staff, take, {}, cookie)).headers.get('location')
}
