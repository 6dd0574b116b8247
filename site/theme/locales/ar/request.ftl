# ما أرسلته الأسرة: يفتحه رمز الإيصال، مع ما جاء بعده.

request-title = رؤية ما أرسلتموه
request-text = بعد أن أرسلتم استمارة، أعطيناكم رمز إيصال. أدخلوه هنا لرؤية ما أرسلتموه.
request-code-label = رمز الإيصال
request-code-hint = تجدونه في الصفحة التي رأيتموها بعد إرسال الاستمارة. لا فرق بين الحروف الكبيرة والصغيرة، ولا أهمية للمسافات والشرطات.
request-show = عرض ما أرسلته
request-lost = إذا فقدتم الرمز:
request-error-missing = أدخلوا رمز الإيصال
request-error-not-a-code = يجب أن يتكوّن رمز الإيصال من 24 خانة من الحروف والأرقام
request-error-opens-nothing = لا نجد استمارة بهذا الرمز. تأكدوا من الرمز، ومن أنكم أرسلتم الاستمارة إلى { $council }
request-error-too-often =
    { $minutes ->
        [one] أُدخل من اتصالكم بالإنترنت عدد كبير من الرموز التي لا تفتح شيئًا، أو رموز تبدأ مثل هذا الرمز. انتظروا دقيقة واحدة وحاولوا مرة أخرى، أو اتصلوا بنا هاتفيًا
        [two] أُدخل من اتصالكم بالإنترنت عدد كبير من الرموز التي لا تفتح شيئًا، أو رموز تبدأ مثل هذا الرمز. انتظروا دقيقتين وحاولوا مرة أخرى، أو اتصلوا بنا هاتفيًا
        [few] أُدخل من اتصالكم بالإنترنت عدد كبير من الرموز التي لا تفتح شيئًا، أو رموز تبدأ مثل هذا الرمز. انتظروا { $minutes } دقائق وحاولوا مرة أخرى، أو اتصلوا بنا هاتفيًا
       *[other] أُدخل من اتصالكم بالإنترنت عدد كبير من الرموز التي لا تفتح شيئًا، أو رموز تبدأ مثل هذا الرمز. انتظروا { $minutes } دقيقة وحاولوا مرة أخرى، أو اتصلوا بنا هاتفيًا
    }

request-shown-title = طلبكم
request-sent-on = أُرسلت في { $sent }
request-reference = الرقم المرجعي:
request-to-change = لتغيير شيء أو إضافة شيء:
request-done = تم
request-done-message = وصلتنا رسالتكم.
request-done-addition = وصلنا ما أضفتموه.
request-done-agreements-withdrawn = لقد سحبتم موافقتكم. يستطيع من يعملون على طلبكم رؤية ذلك الآن.
request-done-request-withdrawn = لقد سحبتم طلبكم. يستطيع من يعملون عليه رؤية ذلك الآن.
request-steps-heading = ما يمكنكم فعله
request-stop = التوقف عن عرض هذا
request-stops-by-itself = تُغلق هذه الصفحة نفسها بعد 20 دقيقة من آخر استخدام لها. على جهاز يستخدمه آخرون، اختاروا «التوقف عن عرض هذا» عندما تنتهون.
request-talk-heading = التحدث إلى شخص
request-talk-instead = إذا كنتم تفضلون التحدث إلى شخص:

request-sent-heading = ما أرسلتموه
request-withdrawn-on = سحبتم هذا الطلب في { $at }.
request-status-heading = أين وصل طلبكم
request-status-new = طلبكم لدى شخص في المركز. لم يحاول أحد الاتصال بكم بعد.
request-status-contacting = هناك من يحاول الاتصال بكم.
request-status-in-assessment = نتحدث معكم عمّا يمكن أن يساعدكم.
request-status-supported = أنتم تتلقون المساعدة منا.
request-status-signposted = أخبرناكم بمن يمكنه مساعدتكم غيرنا. لم نعد نعمل على هذا الطلب.
request-status-closed = لم نعد نعمل على هذا الطلب.
request-messages-heading = رسائل من المركز
request-messages-none = لم يكتب إليكم المركز.
request-message-at = { $at }
request-message-from = { $from }، { $at }
request-plan-heading = ما اتفقنا على فعله بعد ذلك
request-plan-none = لم يُكتب شيء هنا بعد.
request-sharing-heading = مَن يمكننا مشاركة هذا معهم
request-sharing-text = وافقتم على أن نشارك ما أخبرتمونا به مع هذه الخدمات، لهذه الأغراض.
request-sharing-none = لم توافقوا على أن نشارك هذا مع أحد.
request-agreement = { $partner }: { $purpose }
request-agreement-withdrawn = سحبتم هذا في { $at }
request-said-heading = ما أخبرتمونا به منذ ذلك الحين
request-said-message = رسالتكم
request-said-addition = أضفتم
request-said-agreements-withdrawn = سحبتم موافقتكم
request-said-request-withdrawn = سحبتم طلبكم

request-answer-title = الرد على المركز
request-message-title = إرسال رسالة إلى المركز
request-message-text =
    يقرؤها من يعملون على طلبكم.
    هذا ليس للحالات الطارئة. إذا كان أحد في خطر، فاتصلوا بالرقم 999.
request-message-label = رسالتكم
request-message-button = إرسال الرسالة
request-message-missing = أدخلوا رسالتكم
request-message-too-long = يجب ألا تزيد رسالتكم على { $longest } حرفًا
request-add-title = الإضافة إلى طلبكم
request-add-text =
    أخبرونا بما تغيّر أو بما نسيتموه. يبقى ما أرسلتموه من قبل كما هو.
request-add-label = ماذا تريدون أن تضيفوا؟
request-add-button = إضافة هذا
request-add-missing = أدخلوا ما تريدون إضافته
request-add-too-long = يجب ألا يزيد ما تضيفونه على { $longest } حرفًا
request-agreements-title = سحب موافقة
request-agreements-text =
    يمكنكم تغيير رأيكم في أي وقت. ليس عليكم ذكر السبب.
    من الآن فصاعدًا لا نشارك ما أخبرتمونا به مع هذه الخدمة لهذا الغرض، إلا إذا كان القانون يُلزمنا بذلك. أما ما تعرفه الخدمة بالفعل فلا نستطيع استرجاعه.
request-agreements-label = أي موافقة تريدون سحبها؟
request-agreements-button = سحب الموافقة
request-agreements-missing = اختاروا الموافقة التي تريدون سحبها
request-withdraw-title = سحب طلبكم
request-withdraw-text =
    نخبر من يعملون عليه. لا يفعلون به شيئًا بعد ذلك، إلا إذا كان القانون يُلزمهم: مثلًا إذا كان طفل قد يكون في خطر.
    هذا لا يحذف ما أرسلتموه. نحتفظ به للمدة التي يذكرها إشعار الخصوصية. إذا أردتم أن نحذفه، فهذا حق مستقل: اطلبوا ذلك منا.
    إذا كنتم قد وافقتم على أن نشارك شيئًا، فاسحبوا موافقتكم أيضًا.
request-withdraw-button = سحب طلبي
request-said-before = لقد أرسلتم شيئًا آخر من هذه الصفحة بالفعل. أرسلوا هذا أيضًا إذا أردتم
request-code-again = أدخلوا رمز الإيصال مرة أخرى: لم تستخدموا هذه الصفحة منذ 20 دقيقة. ما كتبتموه لا يزال هنا
request-full = لم يعد هنا مكان لما تكتبونه. تحدثوا إلى المركز بدلًا من ذلك
request-nothing-stands = لقد سحبتم هذا بالفعل
request-away = هناك شيء لا يعمل لدينا الآن، لذلك لم يُرسل هذا. حاولوا مرة أخرى بعد بضع دقائق
request-unsure = حدث عطل عندنا أثناء إرسال هذا إلينا، لذلك لا نعرف بعد ما إذا كان قد وصل. أرسلوه مرة أخرى بعد بضع دقائق: نحتفظ به مرة واحدة فقط

request-copy-heading = الاحتفاظ بنسخة
request-copy-text = يبقى الملف على هذا الجهاز. يستطيع كل من يستخدم الجهاز فتحه.
request-copy-html = تنزيل نسخة للقراءة
request-copy-json = تنزيل نسخة لبرامج أخرى (JSON)
request-copy-made = أُنشئت النسخة في { $at }
