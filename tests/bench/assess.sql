-- What `site-gen assess` does, by hand for 2019 alone: list.csv in, verdicts.csv out, equal in every cell.
-- Of what was tried, this costs DuckDB least: types given instead of sniffed, exact decimals, whole amounts written as integers.
-- The list has no empty cell, so none is looked for.

CREATE MACRO as_text(amount) AS
    CASE WHEN amount % 1 = 0 THEN amount::INTEGER::VARCHAR ELSE rtrim(amount::VARCHAR, '0') END;

CREATE MACRO missing(what, has, needed, unit) AS
    CASE WHEN has < needed THEN concat(what, as_text(needed - has), unit, '（通知第一条）') END;

CREATE MACRO step(has, needed, said) AS CASE WHEN has < needed THEN said END;

COPY (
    SELECT
        姓名, 行业, as_text(公需科目) AS 公需科目, as_text(专业科目) AS 专业科目, as_text(选修科目) AS 选修科目,
        row_number() OVER () + 1 AS 行号,
        CASE WHEN 缺 = '' THEN '达标' WHEN 缺 <> '' THEN '未达标' END AS 结果,
        nullif(缺, '') AS 还差或原因,
        CASE
            WHEN 缺 = '' THEN '学习任务完成后，省系统生成电子证书；要纸质的，自行打印后请单位盖章。（通知第五条）；申报职称评审时，交当年的继续教育证书即可。（通知第六条）'
            ELSE concat_ws(
                '；',
                step(公需科目, 公需, '登录省系统个人入口，进入公需课学习平台，选课学习，免费。（通知第二条）'),
                step(专业科目, 专业, '参加已备案的专业面授班，或在行业主管部门公布的网站学习。（通知第三条）'),
                step(选修科目, 选修, '向本单位了解选修科目的安排。（通知第四条）')
            )
        END AS 下一步,
        '2018年度的公需科目可以补学，截至2019年6月30日。（通知第二条）' AS 仍可能改变结果的规定
    FROM (
        SELECT
            *,
            CASE
                WHEN 行业 IN ('会计', '档案') THEN concat_ws(
                    '；',
                    missing('公需科目', 公需科目, 30, '学分'),
                    missing('专业科目', 专业科目, 60, '学分'),
                    missing('合计', 公需科目 + 专业科目, 90, '学分')
                )
                WHEN 行业 IN ('一般行业', '教育', '卫生健康') THEN concat_ws(
                    '；',
                    missing('公需科目', 公需科目, 18, '学时'),
                    missing('专业科目', 专业科目, 42, '学时'),
                    missing('选修科目', 选修科目, 12, '学时'),
                    missing('合计', 公需科目 + 专业科目 + 选修科目, 72, '学时')
                )
            END AS 缺,
            CASE WHEN 行业 IN ('会计', '档案') THEN 30 ELSE 18 END AS 公需,
            CASE WHEN 行业 IN ('会计', '档案') THEN 60 ELSE 42 END AS 专业,
            CASE WHEN 行业 IN ('会计', '档案') THEN 0 ELSE 12 END AS 选修
        FROM read_csv(
            'list.csv',
            header = true,
            auto_detect = false,
            columns = {
                '姓名': 'VARCHAR',
                '行业': 'VARCHAR',
                '公需科目': 'DECIMAL(8, 2)',
                '专业科目': 'DECIMAL(8, 2)',
                '选修科目': 'DECIMAL(8, 2)'
            }
        )
    )
) TO 'verdicts.csv' (HEADER);
