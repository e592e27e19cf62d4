#!/bin/sh
# 把程序加入当前用户的开始菜单，并登记报告文件的图标；加 --remove 撤销。不需要管理员权限。
set -e
here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
name=xxgk-report

refresh() {
    # 没有这些命令的系统，下次登录时自己更新。
    update-desktop-database -q "$share/applications" 2>/dev/null || true
    update-mime-database "$share/mime" 2>/dev/null || true
    gtk-update-icon-cache -q -f -t "$share/icons/hicolor" 2>/dev/null || true
}

if [ "$1" = --remove ]; then
    (cd "$here/share" && find . -type f) | while read -r file; do
        rm -f "$share/$file"
    done
    refresh
    echo "已从开始菜单移除。"
    exit 0
fi
mkdir -p "$share"
cp -R "$here/share/." "$share/"
# Exec 里的路径：先按引号里的规则加反斜杠，再按文件的规则加倍，最后按 sed 的规则写入。
program=$(printf '%s' "$here/政府信息公开年报" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')
written=$(printf '%s' "$program" | sed -e 's/[\\&|]/\\&/g')
sed "s|^Exec=.*|Exec=\"$written\" %F|" "$here/share/applications/$name.desktop" >"$share/applications/$name.desktop"
refresh
echo "已加入开始菜单。移动这个文件夹以后请再运行一次；不用时运行 $0 --remove。"
