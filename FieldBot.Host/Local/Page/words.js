'use strict';
// The page's own words. What the bot says is the bot's affair.
const chinese = /^zh/i.test(navigator.language);
document.documentElement.lang = chinese ? 'zh-Hans' : 'en';
const words = chinese ? {
  mode: '本地试用 · 人物虚构', choose: '您是谁?', find: '姓名、编号、角色或工作组', nobody: '没有找到', close: '关闭', strangers: '职工(没有绑定的人)', noGroup: '其他人员',
  message: '输入消息', send: '发送', attach: '发送其他内容', menu: '命令', noMenu: '机器人还没有设置命令。', empty: '还没有消息。', start: '开始',
  place: '位置', photo: '照片', album: '三张照片(相册)', album10: '十张照片(相册)', ownPhotos: '选照片…(最多 10 张)', sticker: '贴纸', voice: '语音', ownVoice: '选语音文件…(OGG)', document: '文件', contact: '我的名片', block: '停用机器人', unblock: '重新启用',
  blocked: '您已停用机器人。', latitude: '纬度', longitude: '经度', forwarded: '转发来的', sendPlace: '发送这个位置', edited: '已编辑', edit: '编辑', editing: '新的内容', fromForward: '转发的位置',
  lost: '与本机程序的连接断了,正在重试…', refused: '这一步没有成功。', save: '保存文件', guarded: '不能转发、复制或保存', own: '私聊', general: '综合', 'bot-add': '把机器人加进群', 'bot-rise': '让机器人当管理员', 'bot-mute': '不让机器人发言', 'bot-remove': '把机器人移出群', upgrade: '升级为超级群', 'topic-new': '新话题…', 'topic-close': '关闭话题', 'topic-delete': '删除话题', tooBig: '文件太大:这里最多 40 MB。',
} : {
  mode: 'Trial · fictional people', choose: 'Who are you?', find: 'Name, code, role or group', nobody: 'Nobody found', close: 'Close', strangers: 'Workers (nobody\'s account)', noGroup: 'Others',
  message: 'Message', send: 'Send', attach: 'Send something else', menu: 'Commands', noMenu: 'The bot has set no commands yet.', empty: 'No messages yet.', start: 'Start',
  place: 'Place', photo: 'Photo', album: 'Three photos (album)', album10: 'Ten photos (album)', ownPhotos: 'Choose photos… (10 at most)', sticker: 'Sticker', voice: 'Voice note', ownVoice: 'Choose a voice note… (OGG)', document: 'File', contact: 'My contact', block: 'Block the bot', unblock: 'Unblock',
  blocked: 'You have blocked the bot.', latitude: 'Latitude', longitude: 'Longitude', forwarded: 'Forwarded', sendPlace: 'Send this place', edited: 'edited', edit: 'Edit', editing: 'New text', fromForward: 'Forwarded place',
  lost: 'Lost the program on this computer, trying again…', refused: 'That did not work.', save: 'Save the file', guarded: 'Cannot be forwarded, copied or saved', own: 'My chat', general: 'General', 'bot-add': 'Add the bot', 'bot-rise': 'Make the bot an administrator', 'bot-mute': 'Do not let the bot write', 'bot-remove': 'Remove the bot', upgrade: 'Make it a supergroup', 'topic-new': 'New topic…', 'topic-close': 'Close the topic', 'topic-delete': 'Delete the topic', tooBig: 'The file is too big: 40 MB at most here.',
};
const roles = chinese
  ? { Cadre: '组员', GroupLeader: '组长', Intake: '受理', Liaison: '联络员', Leader: '联系领导', Closer: '审核销号', OnCall: '值班', IdentityKeeper: '身份保管', Auditor: '审计', Admin: '管理员' }
  : { Cadre: 'cadre', GroupLeader: 'group leader', Intake: 'intake', Liaison: 'liaison', Leader: 'leader', Closer: 'closer', OnCall: 'on call', IdentityKeeper: 'identity keeper', Auditor: 'auditor', Admin: 'admin' };
