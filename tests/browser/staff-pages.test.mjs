// Staff pages and their states that no other journey passes: searching, help, what is not there or not theirs, and
// what is typed when a session has ended.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newPage, openPage, startForTests } from './hub.mjs'
import { looks } from './looking.mjs'
import { foundByNuIn } from './nu.mjs'
import { council, sentForm } from './posting.mjs'

const it = startForTests()
const press = (page, name) => page.getByRole('button', { name }).click()
const follow = (page, name) => page.getByRole('link', { name, exact: true }).click()
const heading = (page, name) => page.getByRole('heading', { name, exact: true }).waitFor()

async function signIn (page, person) {
  await page.goto(`${it.hub.staff(council)}/`)
  await press(page, /Westminster/)
  await press(page, person)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** What is on paper, and which buttons are not. */
async function onPaper (page, kept, buttons) {
  await page.emulateMedia({ media: 'print' })
  for (const text of kept) assert.ok(await page.getByText(text).first().isVisible(), text)
  for (const name of buttons) assert.equal(await page.getByRole('button', { name, exact: true }).count(), 0, name)
  await page.emulateMedia({ media: 'screen' })
}

/** Searches by one of the ways. */
async function searches (page, by, fields) {
  await page.getByLabel(by, { exact: true }).check()
  for (const [label, text] of fields) await page.getByLabel(label, { exact: true }).fill(text)
  await press(page, 'Search')
}

for (const javaScriptEnabled of [false, true]) {
  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    // axe-core is a script: it looks at the same pages where scripts run.
    const look = looks(javaScriptEnabled)

    test('a worker finds a family that phones, by keyboard alone', { timeout: 120_000 }, async () => {
      const { reference } = await sentForm(it.hub.public(council))
      const { page: staff, html, said } = await openPage(it, { javaScriptEnabled })
      await signIn(staff, /Tess Sample|Tariq Sample/)
      await follow(staff, 'Search')
      await heading(staff, 'Search for a family')
      await look(staff, 'search')
      await press(staff, 'Search')
      await staff.getByText('There is a problem').waitFor()
      await look(staff, 'search-mistakes')

      // The keys that a person who has no mouse has.
      await staff.getByLabel('A reference', { exact: true }).focus()
      await staff.keyboard.press('Space')
      await staff.keyboard.press('Tab')
      await staff.keyboard.type(reference.toLowerCase().replaceAll('-', ' '))
      await staff.keyboard.press('Enter')
      await staff.getByText('1 referral found').waitFor()
      assert.equal(new URL(staff.url()).search, '', 'nothing typed is in the address')
      assert.ok(!(await staff.title()).includes(reference))
      await look(staff, 'search-found-new')
      await press(staff, /Take/)
      await heading(staff, 'Before you contact the family')
      await onPaper(staff, ['Before you contact the family', 'A cot.'], ['Save', 'Record a contact', 'Sign out'])

      await follow(staff, 'Search')
      await searches(staff, 'An email address', [['Email address', 'ana@example.org']])
      await staff.getByRole('link', { name: reference }).waitFor()
      assert.equal(await staff.getByText('Ana Sample').count(), 0, 'no names')
      await look(staff, 'search-found')
      await onPaper(staff, [reference], ['Search', 'Sign out'])
      await staff.emulateMedia({ media: 'print' })
      assert.equal(await staff.getByLabel('Email address', { exact: true }).isVisible(), false, 'not what was typed')
      await staff.emulateMedia({ media: 'screen' })

      await follow(staff, 'Search')
      await searches(staff, 'A surname and date of birth', [['Surname', 'Nobody'], ['Day', '1'], ['Month', '2'], ['Year', '2019']])
      await heading(staff, 'Nothing found')
      await look(staff, 'search-nothing')
      await staff.getByLabel('Month').fill('13')
      await press(staff, 'Search')
      await staff.getByText('There is a problem').waitFor()
      await look(staff, 'search-birth-date')
      if (javaScriptEnabled) {
        assert.deepEqual(await foundByNuIn(await html()), [])
        const unexpected = said.filter(line => !/status of 422/.test(line))
        assert.deepEqual(unexpected, [], 'the browser has nothing to complain of')
      }
    })

    test('who is lost finds a way on', { timeout: 120_000 }, async () => {
      const site = it.hub.staff(council)
      const { page: staff, html } = await openPage(it, { javaScriptEnabled })
      await staff.goto(`${site}/`)
      await look(staff, 'start')
      await staff.goto(`${site}/${council}/signed-in?code=x&state=y`)
      await staff.getByRole('heading', { level: 1 }).waitFor()
      await look(staff, 'sign-in-lost')
      await signIn(staff, /Nadia Sample|Neil Sample/)
      for (const queue of ['Mine', 'All open']) {
        await follow(staff, queue)
        await look(staff, `queue-${queue}`)
      }
      await staff.goto(`${site}/${council}/messages`)
      await look(staff, 'messages-none')
      await follow(staff, 'Help')
      await heading(staff, 'What each status means')
      await look(staff, 'help')
      await staff.goto(`${site}/${council}/families/old/referrals/older`)
      await heading(staff, 'Page not found')
      await look(staff, 'not-found')
      await press(staff, 'Go to the referrals')
      await heading(staff, 'Referrals')

      // Another website's page sends something.
      const other = await newPage(it.browser, { javaScriptEnabled })
      await other.setContent(`<form method="post" action="${site}/${council}/search"><button>Win</button></form>`)
      await press(other, 'Win')
      await heading(other, 'We could not accept that')
      await look(other, 'forbidden')

      // The session ends while somebody types.
      await follow(staff, 'Search')
      await staff.getByLabel('A phone number', { exact: true }).check()
      await staff.getByLabel('Phone number', { exact: true }).fill('020 7946 0000')
      await staff.context().clearCookies()
      await press(staff, 'Search')
      await staff.getByRole('link', { name: 'Sign in again' }).or(staff.getByRole('button', { name: 'Sign in again' })).waitFor()
      assert.equal(await staff.getByLabel('Phone number').inputValue(), '020 7946 0000', 'nothing typed is lost')
      await look(staff, 'session-ended')
      if (javaScriptEnabled) assert.deepEqual(await foundByNuIn(await html()), [])
    })

    test('an officer has help and an audit, and no search or day', { timeout: 60_000 }, async () => {
      const { page: officer, html } = await openPage(it, { javaScriptEnabled })
      await signIn(officer, /Ines Sample|Idris Sample/)
      await look(officer, 'officer-queue')
      for (const name of ['Search', 'My day', 'Colleagues']) {
        assert.equal(await officer.getByRole('link', { name, exact: true }).count(), 0, name)
      }
      await follow(officer, 'Help')
      await look(officer, 'officer-help')
      await officer.goto(`${it.hub.staff(council)}/${council}/day`)
      await heading(officer, 'Page not found')
      if (javaScriptEnabled) assert.deepEqual(await foundByNuIn(await html()), [])
    })
  })
}
