# The frame of every page.

# The name of this language in itself, and the label of the links to a page in other languages.
language-name = العربية
languages-label = اللغات

# Above pages in another language than the council's own.
translation-tag = ترجمة
translation-is-draft = ترجم كمبيوتر هذه الصفحة ولم يراجعها أحد بعد. الصفحة الإنجليزية هي المعتمدة.
translation-is-incomplete = بعض أجزاء هذه الصفحة ما زالت بالإنجليزية.
translation-elsewhere = الصفحات أدناه بالإنجليزية.

page-title = { $title } - { $site }
page-title-with-errors = خطأ: { $title } - { $site }
tab-with-errors = خطأ: { $title }

skip-to-content = الانتقال إلى المحتوى الرئيسي
back = رجوع

site-navigation = الموقع
site-menu = القائمة
footer-heading = روابط مساعدة

demonstration-tag = عرض تجريبي
demonstration-text = هذه ليست خدمة حقيقية من المجلس البلدي. لا أحد يقرأ ما ترسلونه.

exit-this-page = الخروج من هذه الصفحة
exit-emergency = طوارئ
exit-activated = جارٍ التحميل.
exit-timed-out = انتهت مهلة «الخروج من هذه الصفحة».
exit-press-two-more-times = Shift، اضغطوا مرتين أخريين للخروج.
exit-press-one-more-time = Shift، اضغطوا مرة أخرى للخروج.
