// A family of six fills in the long form: parts in any order, a list that builds up, a change and a
// removal, dates with mistakes, and a navigator who reads it. Without script and with it, on a phone.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newPage, startForTests, usable } from './hub.mjs'

const it = startForTests()
const phone = { width: 320, height: 640 }

const go = page => page.getByRole('button', { name: 'Continue' }).click()
const part = (page, name) => page.getByRole('link', { name, exact: true }).click()

async function date (page, group, [day, month, year]) {
  const boxes = page.getByRole('group', { name: group })
  await boxes.getByLabel('Day').fill(day)
  await boxes.getByLabel('Month').fill(month)
  await boxes.getByLabel('Year').fill(year)
}

async function open (javaScriptEnabled) {
  const page = await newPage(it.browser, { javaScriptEnabled, viewport: phone })
  await page.goto(`${it.hub.public('westminster')}/westminster/forms/about-my-family/`)
  return page
}

/** Answers whether anybody is to be added. */
async function another (page, answer) {
  await page.getByLabel(answer, { exact: true }).check()
  await go(page)
}

async function addPerson (page, { name, relation, born }) {
  await another(page, 'Yes')
  await page.getByLabel('Their full name').fill(name)
  await page.getByLabel('Who are they to you?').selectOption(relation)
  await go(page)
  if (born) await date(page, 'What is their date of birth?', born)
  await go(page)
}

const household = [
  { name: 'Ana-Maria Ó Briain', relation: 'My child', born: ['1', '2', '2019'] },
  { name: 'محمد', relation: 'My child', born: ['3', 'mar', '2021'] },
  { name: 'Teo', relation: 'My stepchild', born: ['4', '5', '2023'] },
  { name: 'বেগম', relation: 'My parent', born: ['30', '6', '1950'] },
  { name: "D'Arcy", relation: 'My husband, wife or partner' }
]

for (const javaScriptEnabled of [false, true]) {
  describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    // axe-core is a script: it looks at the same pages where scripts run.
    const look = async page => { if (javaScriptEnabled) await usable(page) }

    test('a household of six is filled in, changed, and read by staff', async () => {
      const page = await open(javaScriptEnabled)
      await page.getByLabel('What is your full name?').fill('Rosa')
      await date(page, 'What is your date of birth?', ['31', '2', '1990'])
      await go(page)
      await page.getByRole('link', { name: 'Your date of birth must be a real date' }).waitFor()
      assert.equal(await page.getByLabel('Day').inputValue(), '31')
      await look(page)
      await page.getByLabel('Day').fill('28')
      await go(page)
      await page.getByLabel('Postcode (optional)', { exact: true }).fill('sw1v2aa')
      await page.getByLabel('Phone number').fill('020 7946 0000')
      await look(page)
      await go(page)
      await page.getByLabel('You can send a letter').check()
      await go(page)
      await page.getByLabel('Which languages do you speak at home?').fill('Português e inglês')
      await go(page)

      // The parts, and how far each is.
      await page.getByText('You have completed 1 of 7 parts.').waitFor()
      await page.getByText('Cannot start yet').waitFor()
      await look(page)
      await part(page, 'What would help')
      await page.getByText('what is hard for your family at the moment').waitFor()
      await go(page)
      await page.getByLabel('What is hard for your family').fill('Sleep.\nAnd the stairs.')
      await go(page)
      await part(page, 'Your household')
      await page.getByRole('group', { name: 'Do you want to add a person?' }).waitFor()
      await go(page)
      await page.getByRole('link', { name: 'Select yes if you want to add a person' }).waitFor()
      await look(page)

      for (const person of household) await addPerson(page, person)
      await page.getByRole('heading', { name: 'You have added 5 people' }).waitFor()
      await look(page)
      await page.getByRole('link', { name: 'Change Teo' }).click()
      assert.equal(await page.getByLabel('Their full name').inputValue(), 'Teo')
      await look(page)
      await page.getByLabel('Their full name').fill('Teodora')
      await go(page)
      assert.equal(await page.getByLabel('Year').inputValue(), '2023')
      await date(page, 'What is their date of birth?', ['4', '5', '2999'])
      await go(page)
      await page.getByRole('link', { name: 'Their date of birth must be today or in the past' }).waitFor()
      await page.getByLabel('Year').fill('2023')
      await go(page)

      await page.getByRole('link', { name: "Remove D'Arcy" }).click()
      await look(page)
      await go(page)
      await page.getByRole('link', { name: "Select yes if you want to remove D'Arcy" }).waitFor()
      await another(page, 'No')
      await page.getByRole('link', { name: "Remove D'Arcy" }).click()
      await another(page, 'Yes')
      await page.getByRole('heading', { name: 'You have added 4 people' }).waitFor()
      await another(page, 'No')

      // Agreement is asked partner by partner, and nothing is ticked.
      await part(page, 'Who may be told')
      await page.getByText('about who may be told').waitFor()
      await go(page)
      assert.equal(await page.locator('input:checked').count(), 0)
      await page.getByText('You can still get help.').first().waitFor()
      await look(page)
      const cardinal = page.getByRole('group', { name: 'Cardinal Hume Centre' })
      await cardinal.getByLabel(/work together/).check()
      await go(page)

      // Ethnicity in two steps, only the second of which that was chosen.
      await part(page, 'Questions you can skip')
      await page.getByText('about your relationship and your ethnic group').waitFor()
      await look(page)
      await go(page)
      await go(page)
      await page.getByLabel('Asian or Asian British').check()
      await go(page)
      await page.getByLabel('Bangladeshi').check()
      assert.equal(await page.getByLabel('Irish', { exact: true }).count(), 0)
      await look(page)
      await go(page)

      await part(page, 'Check your answers and send them')
      await look(page)
      for (const told of ['28 February 1990', 'SW1V 2AA', 'Teodora', 'محمد', 'বেগম', '3 March 2021', 'Bangladeshi']) {
        await page.getByText(told).first().waitFor()
      }
      assert.equal(await page.getByText("D'Arcy").count(), 0)
      // A change leads back here; so does somebody who is added.
      await page.getByRole('link', { name: /Change.*their full name/ }).first().click()
      await page.getByLabel('Their full name').fill('Ana-Maria Ó Brien')
      await go(page)
      await page.waitForURL(/\/check$/)
      await page.getByRole('link', { name: /^Add, change or remove/ }).click()
      await addPerson(page, { name: 'Baby', relation: 'My child', born: ['20', '11', '2026'] })
      await another(page, 'No')
      await page.waitForURL(/\/check$/)
      await page.getByText('You have added 5 people').waitFor()
      await page.getByRole('button', { name: 'Send' }).click()
      const reference = (await page.locator('.govuk-panel').innerText()).match(/FH-\w{4}-\w{4}/)[0]

      const staff = await newPage(it.browser, { javaScriptEnabled })
      await staff.goto(`${it.hub.staff('westminster')}/`)
      await staff.getByRole('button', { name: /Westminster/ }).click()
      await staff.getByRole('button', { name: /Neil Sample/ }).click()
      const row = staff.getByRole('row').filter({ hasText: reference })
      await row.getByRole('button', { name: /^Take/ }).click()
      for (const told of ['Rosa', 'Ana-Maria Ó Brien', 'محمد', 'বেগম', 'Teodora', 'Baby', 'Português e inglês', 'And the stairs.', 'Bangladeshi']) {
        await staff.getByText(told).first().waitFor()
      }
      await look(staff)
    })

    test('a person who was removed in another tab is not filled in again, and back loses nothing', async () => {
      const page = await open(javaScriptEnabled)
      await page.getByLabel('What is your full name?').fill('Rosa')
      await go(page)
      await page.goto(`${it.hub.public('westminster')}/westminster/forms/about-my-family/household`)
      await addPerson(page, { name: 'Teo', relation: 'My child' })
      const tab = await page.context().newPage()
      await page.getByRole('link', { name: 'Change Teo' }).click()
      await tab.goto(`${it.hub.public('westminster')}/westminster/forms/about-my-family/household`)
      await tab.getByRole('link', { name: 'Remove Teo' }).click()
      await another(tab, 'Yes')
      await addPerson(tab, { name: 'Ida', relation: 'My child' })
      await page.getByLabel('Their full name').fill('Teodora')
      await go(page)
      await page.getByRole('heading', { name: 'You have added 1 person' }).waitFor()
      await page.getByText('Ida').first().waitFor()
      assert.equal(await page.getByText('Teodora').count(), 0)
      await page.goBack()
      assert.equal(await page.getByLabel('Their full name').count(), 0)
    })
  })
}
