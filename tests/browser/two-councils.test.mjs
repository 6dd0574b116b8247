// A day at the other council: its triage worker, navigator, manager and officer work on what its family sent, and nobody
// of the one council finds a thing of the other's.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openPage, startForTests } from './hub.mjs'
import { looks } from './looking.mjs'
import { foundByNuIn } from './nu.mjs'
import { sentForm } from './posting.mjs'

const here = 'barking-and-dagenham'
const elsewhere = 'westminster'

const it = startForTests()
const go = page => page.getByRole('button', { name: 'Continue' }).click()
const press = (page, name) => page.getByRole('button', { name }).click()
const follow = (page, name) => page.getByRole('link', { name, exact: true }).first().click()
const heading = (page, name) => page.getByRole('heading', { name, exact: true }).waitFor()

async function signIn (page, council, person) {
  await page.goto(`${it.hub.staff(council)}/`)
  await press(page, council === here ? /Barking/ : /Westminster/)
  await press(page, person)
  await heading(page, 'Referrals')
}

for (const javaScriptEnabled of [false, true]) {
  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    const look = looks(javaScriptEnabled)

    test('each council works on its own families', { timeout: 180_000 }, async () => {
      const opened = []
      const open = async () => {
        const one = await openPage(it, { javaScriptEnabled })
        opened.push(one)
        return one.page
      }
      const { reference } = await sentForm(it.hub.public(here), here)
      const { reference: theirs } = await sentForm(it.hub.public(elsewhere))

      const navigator = await open()
      await signIn(navigator, here, /Nadia Sample/)

      const triage = await open()
      await signIn(triage, here, /Tess Sample/)
      await look(triage, 'other-council-queue')
      assert.equal(await triage.getByText(theirs).count(), 0, 'nothing of the other council')
      await triage.getByRole('row').filter({ hasText: reference }).getByRole('button', { name: /Take/ }).click()
      await heading(triage, 'Before you contact the family')
      const referral = triage.url()
      await press(triage, 'Give to a colleague')
      await heading(triage, 'Give 1 referral to a colleague')
      await triage.getByLabel('Nadia Sample').check()
      await press(triage, 'Give')
      await triage.getByText('1 referral is now with Nadia Sample.').waitFor()
      // From now on it is a colleague's.
      await triage.goto(referral)
      await heading(triage, `Why do you need to open ${reference}?`)

      await follow(navigator, 'Mine')
      await navigator.getByRole('link', { name: reference }).click()
      await heading(navigator, 'Before you contact the family')
      await press(navigator, 'Record a contact')
      await navigator.getByLabel('Phone', { exact: true }).check()
      await navigator.getByLabel('The family did not say that a phone call is safe.').fill('She rang us')
      await navigator.getByLabel('Who did you contact?').fill('Ana')
      await navigator.getByLabel('No answer, and no message left').check()
      await navigator.getByRole('group', { name: 'Is there something to do next?' }).getByLabel('No', { exact: true }).check()
      await navigator.getByRole('group', { name: 'Change the status to Contacting?' }).getByLabel('Yes', { exact: true }).check()
      await press(navigator, 'Save contact')
      await navigator.getByRole('heading', { name: 'Phone: No answer, and no message left' }).first().waitFor()
      await press(navigator, 'Record the outcome')
      await navigator.getByLabel('Social Care takes over').check()
      await navigator.getByLabel('Why is this right?').fill('What her teacher told us')
      await go(navigator)
      await heading(navigator, 'Check what will happen')
      await navigator.getByText(/Phone Social Care before you confirm/).waitFor()
      await look(navigator, 'other-council-social-care')
      await press(navigator, 'Confirm and end the referral')
      await navigator.getByText('The outcome is recorded.').waitFor()

      const manager = await open()
      await signIn(manager, here, /Hana Sample/)
      await follow(manager, 'Caseload')
      await heading(manager, 'Caseload')
      await look(manager, 'other-council-caseload')

      const officer = await open()
      await signIn(officer, here, /Ines Sample/)
      await follow(officer, 'Audit')
      await officer.getByRole('row').filter({ hasText: 'Nadia Sample' }).first().waitFor()
      assert.equal(await officer.getByText('What her teacher told us').count(), 0)
      assert.equal(await officer.getByText('Neil Sample').count(), 0, 'nobody of the other council')
      await look(officer, 'other-council-audit')

      const neighbour = await open()
      await signIn(neighbour, elsewhere, /Neil Sample/)
      await neighbour.getByText(theirs).first().waitFor()
      assert.equal(await neighbour.getByText(reference).count(), 0)
      await follow(neighbour, 'Search')
      await neighbour.getByLabel('A reference', { exact: true }).check()
      await neighbour.locator('#search-reference').fill(reference)
      await press(neighbour, 'Search')
      await neighbour.getByText('Nothing found').first().waitFor()
      await look(neighbour, 'other-council-not-found')

      if (javaScriptEnabled) {
        const pages = await Promise.all(opened.map(one => one.html()))
        assert.deepEqual(await foundByNuIn(pages.flat()), [])
      }
    })
  })
}
