// A manager and a navigator share out the work of a hub: what is open is narrowed, ticked and given, a whole list is
// handed over, and nobody loses their way.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openPage, startForTests } from './hub.mjs'
import { looks } from './looking.mjs'
import { foundByNuIn } from './nu.mjs'
import { council, sentForm } from './posting.mjs'

const it = startForTests()
const press = (page, name) => page.getByRole('button', { name }).click()
const follow = (page, name) => page.getByRole('link', { name, exact: true }).first().click()
const heading = (page, name) => page.getByRole('heading', { name, exact: true }).waitFor()

for (const javaScriptEnabled of [false, true]) {
  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    const look = looks(javaScriptEnabled)

    const signIn = async (page, person) => {
      await page.goto(`${it.hub.staff(council)}/`)
      await press(page, /Westminster/)
      await press(page, person)
      await heading(page, 'Referrals')
    }

    test('what is open is found, given to a colleague, and handed over', { timeout: 120_000 }, async () => {
      const references = []
      for (let sent = 0; sent < 3; sent++) references.push((await sentForm(it.hub.public(council))).reference)
      const { page: triage } = await openPage(it, { javaScriptEnabled })
      await signIn(triage, /Tess Sample|Tariq Sample/)

      const { page: navigator, html, said } = await openPage(it, { javaScriptEnabled })
      await signIn(navigator, /Nadia Sample|Neil Sample/)
      await follow(navigator, 'All open')
      await heading(navigator, 'Referrals')
      await navigator.getByLabel('Status', { exact: true }).selectOption('Not taken yet')
      await navigator.getByLabel('Form', { exact: true }).selectOption('Family asks for help')
      await press(navigator, 'Show these')
      await navigator.getByRole('link', { name: 'Show everything' }).waitFor()
      assert.equal(await navigator.getByLabel('Status', { exact: true }).inputValue(), 'not-taken', 'what was chosen stays')
      await look(navigator, 'queue-narrowed')

      await follow(navigator, 'Give this list a name')
      await heading(navigator, 'Your lists')
      await press(navigator, 'Save')
      await navigator.getByText('There is a problem').waitFor()
      await look(navigator, 'views-mistake')
      await navigator.getByLabel('What do you call this list?').fill('Nobody has them')
      await press(navigator, 'Save')
      await navigator.getByRole('link', { name: 'Nobody has them' }).waitFor()
      await look(navigator, 'queue-named')
      await follow(navigator, 'Change your lists')
      await look(navigator, 'views')
      await follow(navigator, 'Nobody has them')

      await press(navigator, 'Give selected referrals to a colleague')
      await navigator.getByText('There is a problem').waitFor()
      await look(navigator, 'assign-nothing')
      await navigator.goBack()
      for (const reference of references.slice(0, 2)) await navigator.getByLabel(`Select ${reference}`).check()
      await press(navigator, 'Give selected referrals to a colleague')
      await heading(navigator, 'Give 2 referrals to a colleague')
      await look(navigator, 'assign')
      await press(navigator, 'Give')
      await navigator.getByText('There is a problem').waitFor()
      await look(navigator, 'assign-mistake')
      await navigator.getByLabel(/Tess Sample|Tariq Sample/).check()
      await press(navigator, 'Give')
      await navigator.getByText(/2 referrals are now with/).waitFor()
      await look(navigator, 'assigned')
      await navigator.reload()
      await navigator.getByText(/2 referrals are now with/).waitFor()

      await follow(navigator, 'Referrals')
      await follow(navigator, 'All open')
      await navigator.getByLabel('Waiting', { exact: true }).selectOption('10 working days or more')
      await press(navigator, 'Show these')
      await navigator.getByText('Nothing open is like that').waitFor()
      await look(navigator, 'queue-narrowed-empty')

      await follow(triage, 'Mine')
      await triage.getByRole('link', { name: references[0] }).click()
      await press(triage, 'Give to a colleague')
      await heading(triage, 'Give 1 referral to a colleague')

      const { page: manager, html: managersHtml, said: managerSaid } = await openPage(it, { javaScriptEnabled })
      await signIn(manager, /Hana Sample|Harvey Sample/)
      await follow(manager, 'Caseload')
      await heading(manager, 'Caseload')
      await look(manager, 'caseload')
      await manager.getByRole('link', { name: /^Hand over T/ }).click()
      await heading(manager, 'Hand over all referrals')
      await look(manager, 'hand-over')
      await manager.getByLabel(/Nadia Sample|Neil Sample/).check()
      await press(manager, 'Hand over')
      await manager.getByText(/referrals are now with/).waitFor()
      await manager.getByText(/works on no open referral/).waitFor()
      await look(manager, 'handed-over')

      await follow(manager, 'Referrals')
      await follow(manager, 'All open')
      const download = manager.waitForEvent('download')
      await manager.getByRole('link', { name: /Download this list/ }).click()
      assert.equal((await download).suggestedFilename(), 'referrals.csv')

      await follow(navigator, 'Mine')
      for (const reference of references.slice(0, 2)) await navigator.getByRole('link', { name: reference }).waitFor()
      if (javaScriptEnabled) {
        assert.deepEqual(await foundByNuIn([...await html(), ...await managersHtml()]), [])
        const unexpected = [...said, ...managerSaid].filter(line => !/status of 422/.test(line))
        assert.deepEqual(unexpected, [], 'the browser has nothing to complain of')
      }
    })
  })
}
