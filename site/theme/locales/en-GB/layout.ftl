# The frame of every page.

# The name of this language in itself, and the label of the links to a page in other languages.
language-name = English
languages-label = Languages

# Above pages in another language than the council's own.
translation-tag = Translation
translation-is-draft = A computer translated this page and nobody has checked it yet. The English page is the one that counts.
translation-is-incomplete = Parts of this page are still in English.
translation-elsewhere = The pages below are in English.

page-title = { $title } - { $site }
page-title-with-errors = Error: { $title } - { $site }
tab-with-errors = Error: { $title }

skip-to-content = Skip to main content
back = Back

site-navigation = Site
site-menu = Menu
footer-heading = Support links

demonstration-tag = Demonstration
demonstration-text = This is not a real council service. Nobody reads what you send.

exit-this-page = Exit this page
exit-emergency = Emergency
exit-activated = Loading.
exit-timed-out = Exit this page expired.
exit-press-two-more-times = Shift, press 2 more times to exit.
exit-press-one-more-time = Shift, press 1 more time to exit.
