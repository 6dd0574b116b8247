# The frame of every page.

# How this language is written: ltr, or rtl from right to left.
text-direction = ltr

page-title = { $title } - { $site }
page-title-with-errors = Error: { $title } - { $site }

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
