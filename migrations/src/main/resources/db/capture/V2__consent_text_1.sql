-- Consent text 1. A published text is never edited: a new wording is a new version in a new migration, so that every
-- consent event can be checked against the very words that were shown.
CREATE FUNCTION pg_temp.publish(version int, locale text, body text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO capture.consent_text (version, locale, body, sha256) VALUES (version, locale, body, sha256(convert_to(body, 'UTF8')))
$$;

SELECT pg_temp.publish(1, 'en', $text$What this is about

Some face logins can be deceived by a photo, a screen or a mask. Scotoma collects short face videos to find out where software that is meant to notice this fails, and to make it better.

What you do

You record short videos of your face with your own device, on a page that looks like a face login. In some campaigns you are asked to stage an attack: to hold a print, a screen or a mask that shows your face in front of the camera. Show only your own face, and make sure that nobody else is in the picture.

What is kept

The videos. Your answers on this page: your age band and, only if you choose to answer, country, gender and skin tone. The kind of device, browser and camera, its settings, and times. We do not ask for your name, your address or your date of birth; here you are a random number. But a video of your face can identify you to those who see it.

Who sees it

The people who run this installation. People who label the videos for them: they see a video and nothing else about you. Software here that measures the videos and tries models on them. If you tick the separate box, also others who receive a released version of the dataset to study or train the detection of such attacks; they must keep it to that purpose and follow withdrawals. If you do not tick it, your videos stay with this installation. You can take part either way.

How long

Three years from the day you agree, then everything is erased as if you had withdrawn.

Withdrawing

You can withdraw at any time and need give no reason. Use the return code that you get when you agree, or the page of your recordings. Your videos, the answers you gave, and everything made from the videos (single frames, measurements, scores, labels) are then erased here, and you can follow on a page whether every part has confirmed it. We keep the random number, the times of your consent and withdrawal, and rewards still owed to you, as proof. Versions of the dataset that others already have are out of our hands: we publish a list of the withdrawn entries that they must delete.

Trained models

If a model was trained with your videos before you withdrew, this is recorded, and the model is listed as such. The training itself is not undone.

Reward

The reward of the campaign is paid for each recording that counts, and for one that turned out unusable although you did what was asked. A reward you have earned stays yours if you withdraw.

Who may take part

Adults only: you must be 18 or older. Taking part is voluntary. If you say no, nothing is kept.

Questions

Ask the people who sent you the invitation.$text$);

SELECT pg_temp.publish(1, 'es', $text$De qué se trata

A algunos accesos por reconocimiento facial se les puede engañar con una foto, una pantalla o una máscara. Scotoma reúne vídeos cortos de caras para averiguar dónde falla el software que debería darse cuenta, y mejorarlo.

Qué hace usted

Graba vídeos cortos de su cara con su propio dispositivo, en una página que parece un acceso por reconocimiento facial. En algunas campañas se le pide que represente un ataque: que ponga ante la cámara una impresión, una pantalla o una máscara que muestre su cara. Muestre solo su propia cara y asegúrese de que no aparezca nadie más.

Qué se guarda

Los vídeos. Sus respuestas en esta página: su grupo de edad y, solo si decide responder, país, género y tono de piel. El tipo de dispositivo, navegador y cámara, sus ajustes, y las horas. No pedimos su nombre, su dirección ni su fecha de nacimiento; aquí usted es un número aleatorio. Pero un vídeo de su cara puede identificarle ante quienes lo vean.

Quién lo ve

Las personas que gestionan esta instalación. Personas que etiquetan los vídeos para ellas: ven un vídeo y nada más sobre usted. El software de aquí, que mide los vídeos y prueba modelos con ellos. Si marca la casilla aparte, también otras personas que reciban una versión publicada del conjunto de datos para estudiar o entrenar la detección de estos ataques; deben limitarse a ese fin y atender las retiradas. Si no la marca, sus vídeos se quedan en esta instalación. Puede participar en ambos casos.

Cuánto tiempo

Tres años desde el día en que acepta; después se borra todo como si se hubiera retirado.

Retirarse

Puede retirarse en cualquier momento y sin dar motivos. Use el código de retorno que recibe al aceptar, o la página de sus grabaciones. Entonces se borran aquí sus vídeos, las respuestas que dio y todo lo obtenido de los vídeos (imágenes sueltas, medidas, puntuaciones, etiquetas), y en una página puede seguir si cada parte lo ha confirmado. Conservamos como prueba el número aleatorio, las horas de su consentimiento y de su retirada, y las recompensas que aún se le deban. Las versiones del conjunto de datos que otros ya tienen están fuera de nuestro alcance: publicamos una lista de las entradas retiradas, que deben borrar.

Modelos entrenados

Si un modelo se entrenó con sus vídeos antes de que se retirara, queda registrado y el modelo figura como tal. El entrenamiento en sí no se deshace.

Recompensa

La recompensa de la campaña se paga por cada grabación que cuenta, y por la que resulte inservible aunque usted hiciera lo que se pedía. La recompensa que ya haya ganado sigue siendo suya si se retira.

Quién puede participar

Solo personas adultas: debe tener 18 años o más. La participación es voluntaria. Si dice que no, no se guarda nada.

Preguntas

Pregunte a las personas que le enviaron la invitación.$text$);

SELECT pg_temp.publish(1, 'zh', $text$这是什么

有些人脸登录会被照片、屏幕或面具骗过。Scotoma 收集简短的人脸视频，用来找出本应识破这些手段的软件在哪里会失败，并改进它。

您要做什么

您用自己的设备，在一个看起来像人脸登录的页面上录制自己面部的短视频。有些活动会请您模拟一次攻击：把显示您面部的打印件、屏幕或面具放到摄像头前。请只展示您自己的面部，并确保画面中没有其他人。

会保存什么

视频；您在本页的回答：年龄段，以及仅在您愿意回答时的国家、性别和肤色；设备、浏览器和摄像头的类型及其设置；时间。我们不询问您的姓名、地址或出生日期；您在这里只是一个随机编号。但是，看到视频的人有可能通过您的面部认出您。

谁会看到

运营本系统的人员。为他们标注视频的人员：他们只看到视频，看不到关于您的任何其他信息。本系统中测量视频并用视频测试模型的软件。如果您勾选单独的选项，还包括为研究或训练此类攻击检测而获得已发布数据集版本的其他人；他们只能用于该目的，并须遵从撤回。如果您不勾选，您的视频只留在本系统内。无论是否勾选，您都可以参加。

保存多久

自您同意之日起三年，之后全部删除，如同您已撤回。

撤回

您可以随时撤回，无需说明理由。请使用您同意时得到的返回码，或在您的录制页面上操作。之后，您的视频、您的回答以及由视频产生的一切（单帧图像、测量值、评分、标签）都会在本系统中删除，您可以在一个页面上查看各部分是否都已确认删除。作为凭证，我们保留随机编号、您同意和撤回的时间，以及仍应付给您的报酬。他人已经得到的数据集版本不在我们的控制之内：我们会公布已撤回条目的清单，他们必须据此删除。

已训练的模型

如果在您撤回之前已有模型用您的视频训练过，这一情况会被记录，该模型会被列出。训练本身不会被撤销。

报酬

每段计入的录制，以及您按要求录制却无法使用的录制，都会按活动约定支付报酬。您已获得的报酬在您撤回后仍归您所有。

谁可以参加

仅限成年人：您必须年满 18 岁。参加是自愿的。如果您拒绝，不会保存任何内容。

有疑问时

请询问向您发送邀请的人员。$text$);
